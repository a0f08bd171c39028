import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html'
const { start, poll, cancel, passRole, tags, managedRule } = callsFrom(docs)

const clusters = 'arn:${Partition}:elasticmapreduce:${Region}:${Account}:cluster/*'
const cluster = bound('arn:${Partition}:elasticmapreduce:${Region}:${Account}:cluster/${ClusterId}', 'name')

const create = [
  start('elasticmapreduce:RunJobFlow', '*'),
  passRole('ServiceRole', 'elasticmapreduce.amazonaws.com'),
  // names an instance profile; the role in it mostly has the same name
  { ...passRole('JobFlowRole', 'ec2.amazonaws.com'), uncertain: 'JobFlowRole names an instance profile, and its role is taken to have the same name' },
  passRole('AutoScalingRole', 'application-autoscaling.amazonaws.com'),
  { ...tags('elasticmapreduce:AddTags', clusters), when: { anyOf: ['Tags'] } },
]
const addStep = [
  start('elasticmapreduce:AddJobFlowSteps', cluster),
  { ...passRole('ExecutionRoleArn', 'elasticmapreduce.amazonaws.com'), uncertain: 'to which service the role of a step is passed is said nowhere' },
]
const terminate = [start('elasticmapreduce:TerminateJobFlows', cluster)]

/** Amazon EMR. */
export const emr: readonly IntegrationFacts[] = [
  factsOf({
    id: 'elasticmapreduce:addStep',
    required: ['ClusterId', 'Step'],
    optional: ['ExecutionRoleArn'],
    calls: {
      'request-response': addStep,
      sync: [
        ...addStep,
        poll('elasticmapreduce:DescribeStep', cluster),
        cancel('elasticmapreduce:CancelSteps', cluster),
        managedRule('StepFunctionsGetEventForEMRAddJobFlowStepsRule'),
      ],
    },
    docs,
  }),
  factsOf({
    id: 'elasticmapreduce:cancelStep',
    required: ['ClusterId', 'StepId'],
    optional: [],
    calls: { 'request-response': [start('elasticmapreduce:CancelSteps', cluster)] },
    docs,
  }),
  factsOf({
    id: 'elasticmapreduce:createCluster',
    required: ['Name', 'Instances'],
    optional: [
      'LogUri', 'LogEncryptionKmsKeyId', 'AdditionalInfo', 'AmiVersion', 'ReleaseLabel', 'Steps', 'BootstrapActions', 'SupportedProducts',
      'NewSupportedProducts', 'Applications', 'Configurations', 'VisibleToAllUsers', 'JobFlowRole', 'ServiceRole', 'Tags',
      'SecurityConfiguration', 'AutoScalingRole', 'ScaleDownBehavior', 'CustomAmiId', 'EbsRootVolumeSize', 'RepoUpgradeOnBoot',
      'KerberosAttributes', 'StepConcurrencyLevel', 'ManagedScalingPolicy', 'PlacementGroupConfigs', 'AutoTerminationPolicy',
      'OSReleaseLabel', 'EbsRootVolumeIops', 'EbsRootVolumeThroughput',
    ],
    calls: {
      'request-response': create,
      sync: [
        ...create,
        poll('elasticmapreduce:DescribeCluster', clusters),
        cancel('elasticmapreduce:TerminateJobFlows', clusters),
        managedRule('StepFunctionsGetEventForEMRRunJobFlowRule'),
      ],
    },
    docs,
  }),
  factsOf({
    id: 'elasticmapreduce:modifyInstanceFleetByName',
    required: ['ClusterId', 'InstanceFleetName', 'InstanceFleet'],
    optional: [],
    calls: { 'request-response': [start('elasticmapreduce:ListInstanceFleets elasticmapreduce:ModifyInstanceFleet', cluster)] },
    docs,
  }),
  factsOf({
    id: 'elasticmapreduce:modifyInstanceGroupByName',
    required: ['ClusterId', 'InstanceGroupName', 'InstanceGroup'],
    optional: [],
    calls: { 'request-response': [start('elasticmapreduce:ListInstanceGroups elasticmapreduce:ModifyInstanceGroups', cluster)] },
    docs,
  }),
  factsOf({
    id: 'elasticmapreduce:setClusterTerminationProtection',
    required: ['ClusterId', 'TerminationProtected'],
    optional: [],
    calls: { 'request-response': [start('elasticmapreduce:SetTerminationProtection', cluster)] },
    docs,
  }),
  factsOf({
    id: 'elasticmapreduce:terminateCluster',
    required: ['ClusterId'],
    optional: [],
    calls: {
      'request-response': terminate,
      sync: [...terminate, poll('elasticmapreduce:DescribeCluster', cluster), managedRule('StepFunctionsGetEventForEMRTerminateJobFlowsRule')],
    },
    docs,
  }),
]
