import { bound } from '../integration/bound.js'
import type { Call } from '../integration/call.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html'
const { start, poll, cancel, passRole } = callsFrom(docs)

const cluster = bound('arn:${Partition}:eks:${Region}:${Account}:cluster/${Name}', 'name')
const clusterOf = bound('arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}', 'name')
const nodegroup = bound('arn:${Partition}:eks:${Region}:${Account}:nodegroup/${ClusterName}/${NodegroupName}/*', 'name')
const profile = bound('arn:${Partition}:eks:${Region}:${Account}:fargateprofile/${ClusterName}/${FargateProfileName}/*', 'name')
const nodeRole = bound('arn:${Partition}:iam::${Account}:role/${NodeRole}', 'arn', 'name')

const createCluster = [start('eks:CreateCluster', '*'), passRole('RoleArn', 'eks.amazonaws.com')]
const createNodegroup = [
  start('eks:CreateNodegroup', clusterOf),
  start('ec2:DescribeSubnets', '*'),
  start('iam:GetRole iam:ListAttachedRolePolicies', nodeRole),
  passRole('NodeRole', 'eks.amazonaws.com'),
]
const createProfile = [
  start('eks:CreateFargateProfile', clusterOf),
  { ...passRole('PodExecutionRoleArn', 'eks-fargate-pods.amazonaws.com'), uncertain: 'the guide has no policy for Fargate profiles' },
]
/** Kubernetes decides what the role may do there; IAM is not asked. */
const kubernetes: readonly Call[] = []

/** Amazon EKS. */
export const eks: readonly IntegrationFacts[] = [
  factsOf({
    id: 'eks:call',
    required: ['ClusterName', 'CertificateAuthority', 'Endpoint', 'Method', 'Path'],
    optional: ['QueryParameters', 'RequestBody'],
    calls: { 'request-response': kubernetes },
    docs,
  }),
  factsOf({
    id: 'eks:createCluster',
    required: ['Name', 'RoleArn', 'ResourcesVpcConfig'],
    optional: [
      'Version', 'KubernetesNetworkConfig', 'Logging', 'ClientRequestToken', 'Tags', 'EncryptionConfig', 'OutpostConfig', 'AccessConfig',
      'BootstrapSelfManagedAddons', 'UpgradePolicy',
    ],
    calls: {
      'request-response': createCluster,
      sync: [...createCluster, poll('eks:DescribeCluster', cluster), cancel('eks:DeleteCluster', cluster)],
    },
    docs,
  }),
  factsOf({
    id: 'eks:createFargateProfile',
    required: ['FargateProfileName', 'ClusterName', 'PodExecutionRoleArn'],
    optional: ['Subnets', 'Selectors', 'ClientRequestToken', 'Tags'],
    calls: {
      'request-response': createProfile,
      sync: [...createProfile, poll('eks:DescribeFargateProfile', profile), cancel('eks:DeleteFargateProfile', profile)],
    },
    docs,
  }),
  factsOf({
    id: 'eks:createNodegroup',
    required: ['ClusterName', 'NodegroupName', 'Subnets', 'NodeRole'],
    optional: [
      'ScalingConfig', 'DiskSize', 'InstanceTypes', 'AmiType', 'RemoteAccess', 'Labels', 'Taints', 'Tags', 'ClientRequestToken',
      'LaunchTemplate', 'UpdateConfig', 'CapacityType', 'Version', 'ReleaseVersion',
    ],
    calls: {
      'request-response': createNodegroup,
      sync: [...createNodegroup, poll('eks:DescribeNodegroup', nodegroup), cancel('eks:DeleteNodegroup', nodegroup)],
    },
    docs,
  }),
  factsOf({
    id: 'eks:deleteCluster',
    required: ['Name'],
    optional: [],
    calls: {
      'request-response': [start('eks:DeleteCluster', cluster)],
      sync: [start('eks:DeleteCluster', cluster), poll('eks:DescribeCluster', cluster)],
    },
    docs,
  }),
  factsOf({
    id: 'eks:deleteFargateProfile',
    required: ['ClusterName', 'FargateProfileName'],
    optional: [],
    calls: {
      'request-response': [start('eks:DeleteFargateProfile', profile)],
      sync: [start('eks:DeleteFargateProfile', profile), poll('eks:DescribeFargateProfile', profile)],
    },
    docs,
  }),
  factsOf({
    id: 'eks:deleteNodegroup',
    required: ['ClusterName', 'NodegroupName'],
    optional: [],
    calls: {
      'request-response': [start('eks:DeleteNodegroup', nodegroup)],
      sync: [start('eks:DeleteNodegroup', nodegroup), poll('eks:DescribeNodegroup', nodegroup)],
    },
    docs,
  }),
  factsOf({
    id: 'eks:runJob',
    required: ['ClusterName', 'CertificateAuthority', 'Endpoint', 'Job'],
    optional: ['Namespace', 'LogOptions'],
    calls: { 'request-response': kubernetes, sync: kubernetes },
    docs,
  }),
]
