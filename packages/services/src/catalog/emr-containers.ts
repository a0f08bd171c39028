import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html'
const { start, poll, cancel } = callsFrom(docs)

const cluster = bound('arn:${Partition}:emr-containers:${Region}:${Account}:/virtualclusters/${Cluster}', {
  Cluster: { member: 'Id', accepts: ['name'] },
})
const clusterOfJob = bound('arn:${Partition}:emr-containers:${Region}:${Account}:/virtualclusters/${VirtualClusterId}', 'name')
const runs = bound('arn:${Partition}:emr-containers:${Region}:${Account}:/virtualclusters/${VirtualClusterId}/jobruns/*', 'name')

/** The role of the job is not passed; the service compares it with the condition. */
const startRun = [
  {
    ...start('emr-containers:StartJobRun', clusterOfJob),
    condition: {
      StringEquals: {
        'emr-containers:ExecutionRoleArn': {
          value: '${ExecutionRoleArn}',
          bind: { ExecutionRoleArn: { member: 'ExecutionRoleArn', accepts: ['arn'] } },
        },
      },
    },
  } as const,
]

/**
 * Amazon EMR on EKS. Its service-linked role is made once for an account, by whoever sets it up: the machine's role does not
 * get to make it.
 */
export const emrContainers: readonly IntegrationFacts[] = [
  factsOf({
    id: 'emr-containers:createVirtualCluster',
    required: ['Name', 'ContainerProvider'],
    optional: ['ClientToken', 'Tags', 'SecurityConfigurationId'],
    calls: { 'request-response': [start('emr-containers:CreateVirtualCluster', '*')] },
    docs,
  }),
  factsOf({
    id: 'emr-containers:deleteVirtualCluster',
    required: ['Id'],
    optional: [],
    calls: {
      'request-response': [start('emr-containers:DeleteVirtualCluster', cluster)],
      sync: [start('emr-containers:DeleteVirtualCluster', cluster), poll('emr-containers:DescribeVirtualCluster', cluster)],
    },
    docs,
  }),
  factsOf({
    id: 'emr-containers:startJobRun',
    required: ['VirtualClusterId'],
    optional: [
      'ClientToken', 'Name', 'ExecutionRoleArn', 'ReleaseLabel', 'JobDriver', 'ConfigurationOverrides', 'Tags', 'JobTemplateId', 'JobTemplateParameters',
      'RetryPolicyConfiguration',
    ],
    calls: {
      'request-response': startRun,
      sync: [...startRun, poll('emr-containers:DescribeJobRun', runs), cancel('emr-containers:CancelJobRun', runs)],
    },
    docs,
  }),
]
