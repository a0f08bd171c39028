import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html'
const { start, poll, cancel, passRole, managedRule } = callsFrom(docs)

const applications = 'arn:${Partition}:emr-serverless:${Region}:${Account}:/applications/*'
const application = bound('arn:${Partition}:emr-serverless:${Region}:${Account}:/applications/${ApplicationId}', 'name')
const runs = bound('arn:${Partition}:emr-serverless:${Region}:${Account}:/applications/${ApplicationId}/jobruns/*', 'name')
const applicationRule = managedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule')
const jobRule = managedRule('StepFunctionsGetEventsForEMRServerlessJobRule')
const startRun = [start('emr-serverless:StartJobRun', application), passRole('ExecutionRoleArn', 'emr-serverless.amazonaws.com')]

/** Amazon EMR Serverless. Its service-linked role is made once for an account, by whoever sets it up. */
export const emrServerless: readonly IntegrationFacts[] = [
  factsOf({
    id: 'emr-serverless:cancelJobRun',
    required: ['ApplicationId', 'JobRunId'],
    optional: [],
    calls: {
      'request-response': [start('emr-serverless:CancelJobRun', runs)],
      sync: [start('emr-serverless:CancelJobRun', runs), poll('emr-serverless:GetJobRun', runs), jobRule],
    },
    docs,
  }),
  factsOf({
    id: 'emr-serverless:createApplication',
    required: ['ReleaseLabel', 'Type'],
    optional: [
      'ClientToken', 'Name', 'InitialCapacity', 'MaximumCapacity', 'Tags', 'AutoStartConfiguration', 'AutoStopConfiguration', 'NetworkConfiguration',
      'Architecture', 'ImageConfiguration', 'WorkerTypeSpecifications', 'RuntimeConfiguration', 'MonitoringConfiguration',
      'InteractiveConfiguration',
    ],
    calls: {
      'request-response': [start('emr-serverless:CreateApplication', 'arn:${Partition}:emr-serverless:${Region}:${Account}:/*')],
      sync: [
        start('emr-serverless:CreateApplication', 'arn:${Partition}:emr-serverless:${Region}:${Account}:/*'),
        poll('emr-serverless:GetApplication', applications),
        cancel('emr-serverless:DeleteApplication', applications),
        applicationRule,
      ],
    },
    docs,
  }),
  factsOf({
    id: 'emr-serverless:deleteApplication',
    required: ['ApplicationId'],
    optional: [],
    calls: {
      'request-response': [start('emr-serverless:DeleteApplication', application)],
      sync: [start('emr-serverless:DeleteApplication', application), poll('emr-serverless:GetApplication', application), applicationRule],
    },
    docs,
  }),
  factsOf({
    id: 'emr-serverless:startApplication',
    required: ['ApplicationId'],
    optional: [],
    calls: {
      'request-response': [start('emr-serverless:StartApplication', application)],
      sync: [
        start('emr-serverless:StartApplication', application),
        poll('emr-serverless:GetApplication', application),
        cancel('emr-serverless:StopApplication', application),
        applicationRule,
      ],
    },
    docs,
  }),
  factsOf({
    id: 'emr-serverless:startJobRun',
    required: ['ApplicationId', 'ExecutionRoleArn'],
    optional: ['ClientToken', 'JobDriver', 'ConfigurationOverrides', 'Tags', 'ExecutionTimeoutMinutes', 'Name', 'Mode', 'RetryPolicy'],
    calls: {
      'request-response': startRun,
      sync: [...startRun, poll('emr-serverless:GetJobRun', runs), cancel('emr-serverless:CancelJobRun', runs), jobRule],
    },
    docs,
  }),
  factsOf({
    id: 'emr-serverless:stopApplication',
    required: ['ApplicationId'],
    optional: [],
    calls: {
      'request-response': [start('emr-serverless:StopApplication', application)],
      sync: [start('emr-serverless:StopApplication', application), poll('emr-serverless:GetApplication', application), applicationRule],
    },
    docs,
  }),
]
