import { bound } from '../integration/bound.js'
import type { Call, CallResource } from '../integration/call.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html'
const { start, poll, cancel, passRole, tags, managedRule } = callsFrom(docs)

const service = 'sagemaker.amazonaws.com'
const ofAccount = 'arn:${Partition}:sagemaker:${Region}:${Account}:'
/** SageMaker writes names small in ARNs. A job's name is followed by anything, as the guide has it. */
const named = (type: string, member: string, rest = '') =>
  bound(`${ofAccount}${type}/\${${member}}${rest}`, { [member]: { member, accepts: ['lower-case-name'] } })
const tagged = (type: string): Call => ({ ...tags('sagemaker:AddTags', `${ofAccount}${type}/*`), when: { anyOf: ['Tags'] } })

interface JobFacts {
  /** The argument that names the role which the job works with. */
  readonly role?: string
  /** None for a job that is polled. */
  readonly rule?: string
  readonly uncertainRule?: string
}

/** A job: start, role and tags; and for `.sync` a tag of Step Functions' own, the status, the end and the rule. */
function jobCalls(job: string, type: string, { rule, role, uncertainRule }: JobFacts): IntegrationFacts['calls'] {
  const resource: CallResource = named(type, `${job}Name`, '*')
  const begun = [
    start(`sagemaker:Create${job}`, resource),
    ...(role === undefined ? [] : [passRole(role, service)]),
    poll('sagemaker:ListTags', '*'),
  ]
  return {
    'request-response': [...begun, { ...tagged(type), uncertain: 'the guide leaves AddTags out; the authorization reference has it for a job that is made with tags' }],
    sync: [
      ...begun,
      {
        ...tags('sagemaker:AddTags', `${ofAccount}${type}/*`),
        uncertain: 'the guide leaves AddTags out; Step Functions puts a tag of its own on a job that it waits for',
      },
      poll(`sagemaker:Describe${job}`, resource),
      cancel(`sagemaker:Stop${job}`, resource),
      ...(rule === undefined ? [] : [{ ...managedRule(rule), ...(uncertainRule === undefined ? {} : { uncertain: uncertainRule }) }]),
    ],
  }
}

/** Amazon SageMaker. The role of a transform job is its model's: none is passed. */
export const sagemaker: readonly IntegrationFacts[] = [
  factsOf({
    id: 'sagemaker:createEndpoint',
    required: ['EndpointName', 'EndpointConfigName'],
    optional: ['DeploymentConfig', 'Tags'],
    calls: {
      'request-response': [
        start('sagemaker:CreateEndpoint', named('endpoint', 'EndpointName'), named('endpoint-config', 'EndpointConfigName')),
        tagged('endpoint'),
      ],
    },
    docs,
  }),
  factsOf({
    id: 'sagemaker:createEndpointConfig',
    required: ['EndpointConfigName', 'ProductionVariants'],
    optional: [
      'DataCaptureConfig', 'Tags', 'KmsKeyId', 'AsyncInferenceConfig', 'ExplainerConfig', 'ShadowProductionVariants', 'ExecutionRoleArn',
      'VpcConfig', 'EnableNetworkIsolation',
    ],
    calls: { 'request-response': [start('sagemaker:CreateEndpointConfig', named('endpoint-config', 'EndpointConfigName')), tagged('endpoint-config')] },
    docs,
  }),
  factsOf({
    id: 'sagemaker:createHyperParameterTuningJob',
    required: ['HyperParameterTuningJobName', 'HyperParameterTuningJobConfig'],
    optional: ['TrainingJobDefinition', 'TrainingJobDefinitions', 'WarmStartConfig', 'Tags', 'Autotune'],
    calls: jobCalls('HyperParameterTuningJob', 'hyper-parameter-tuning-job', {
      role: 'TrainingJobDefinition.RoleArn',
      rule: 'StepFunctionsGetEventsForSageMakerTuningJobsRule',
    }),
    docs,
  }),
  factsOf({
    id: 'sagemaker:createLabelingJob',
    required: ['LabelingJobName', 'LabelAttributeName', 'InputConfig', 'OutputConfig', 'RoleArn', 'HumanTaskConfig'],
    optional: ['LabelCategoryConfigS3Uri', 'StoppingConditions', 'LabelingJobAlgorithmsConfig', 'Tags'],
    calls: jobCalls('LabelingJob', 'labeling-job', { role: 'RoleArn' }),
    docs,
  }),
  factsOf({
    id: 'sagemaker:createModel',
    required: ['ModelName'],
    optional: [
      'PrimaryContainer', 'Containers', 'InferenceExecutionConfig', 'ExecutionRoleArn', 'Tags', 'VpcConfig', 'EnableNetworkIsolation',
    ],
    calls: {
      'request-response': [start('sagemaker:CreateModel', named('model', 'ModelName')), passRole('ExecutionRoleArn', service), tagged('model')],
    },
    docs,
  }),
  factsOf({
    id: 'sagemaker:createProcessingJob',
    required: ['ProcessingJobName', 'ProcessingResources', 'AppSpecification', 'RoleArn'],
    optional: [
      'ProcessingInputs', 'ProcessingOutputConfig', 'StoppingCondition', 'Environment', 'NetworkConfig', 'Tags', 'ExperimentConfig',
    ],
    calls: jobCalls('ProcessingJob', 'processing-job', {
      role: 'RoleArn',
      rule: 'StepFunctionsGetEventsForSageMakerProcessingJobsRule',
      uncertainRule: 'the name of the rule is inferred from those of the other jobs',
    }),
    docs,
  }),
  factsOf({
    id: 'sagemaker:createTrainingJob',
    // the others are those of a job that brings its own algorithm; one without servers does without them (model of the API, botocore 1.43)
    required: ['TrainingJobName', 'RoleArn', 'OutputDataConfig'],
    optional: [
      'AlgorithmSpecification', 'ResourceConfig', 'StoppingCondition',
      'HyperParameters', 'InputDataConfig', 'VpcConfig', 'Tags', 'EnableNetworkIsolation', 'EnableInterContainerTrafficEncryption',
      'EnableManagedSpotTraining', 'CheckpointConfig', 'DebugHookConfig', 'DebugRuleConfigurations', 'TensorBoardOutputConfig',
      'ExperimentConfig', 'ProfilerConfig', 'ProfilerRuleConfigurations', 'Environment', 'RetryStrategy', 'RemoteDebugConfig',
      'InfraCheckConfig', 'SessionChainingConfig',
    ],
    calls: jobCalls('TrainingJob', 'training-job', { role: 'RoleArn', rule: 'StepFunctionsGetEventsForSageMakerTrainingJobsRule' }),
    docs,
  }),
  factsOf({
    id: 'sagemaker:createTransformJob',
    required: ['TransformJobName', 'ModelName', 'TransformInput', 'TransformOutput', 'TransformResources'],
    optional: [
      'MaxConcurrentTransforms', 'ModelClientConfig', 'MaxPayloadInMB', 'BatchStrategy', 'Environment', 'DataCaptureConfig',
      'DataProcessing', 'Tags', 'ExperimentConfig',
    ],
    calls: jobCalls('TransformJob', 'transform-job', { rule: 'StepFunctionsGetEventsForSageMakerTransformJobsRule' }),
    docs,
  }),
  factsOf({
    id: 'sagemaker:updateEndpoint',
    required: ['EndpointName', 'EndpointConfigName'],
    optional: ['RetainAllVariantProperties', 'ExcludeRetainedVariantProperties', 'DeploymentConfig', 'RetainDeploymentConfig'],
    calls: {
      'request-response': [start('sagemaker:UpdateEndpoint', named('endpoint', 'EndpointName'), named('endpoint-config', 'EndpointConfigName'))],
    },
    docs,
  }),
]
