// Where the types of optimized integrations come from, and what the SDK does not know of them: what a job yields once it has ended, which arguments take any JSON,
// and the integrations that are no single call. A type with `@` in front is a structure of the SDK's client.
// Sources: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html, and the page of each service below it.

/** By the name of the authors' object: the file of its rows, the client, what stands in place of SDK types by `action` or `Structure.Member`. */
export const sources = {
  apigateway: {
    title: 'Amazon API Gateway', file: 'api-gateway', rows: 'apiGateway',
    byHand: {
      invoke: {
        args: `{
  readonly ApiEndpoint: string
  readonly Method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'
  readonly Stage?: string
  readonly Path?: string
  readonly Headers?: { readonly [name: string]: readonly string[] }
  readonly QueryParameters?: { readonly [name: string]: readonly string[] }
  /** Any JSON. */
  readonly RequestBody?: unknown
  readonly AllowNullValues?: boolean
  readonly AuthType?: 'NO_AUTH' | 'IAM_ROLE' | 'RESOURCE_POLICY'
}`,
        result: '{ readonly Headers: { readonly [name: string]: readonly string[] }; readonly ResponseBody: unknown; readonly StatusCode: number; readonly StatusText: string }',
      },
    },
  },
  athena: { title: 'Amazon Athena', client: 'athena', ends: { startQueryExecution: { QueryExecution: '@QueryExecution' } } },
  batch: { title: 'AWS Batch', client: 'batch', ends: { submitJob: '@JobDetail' } },
  bedrock: {
    title: 'Amazon Bedrock', client: 'bedrock', ends: { createModelCustomizationJob: { JobArn: 'string' } },
    byHand: {
      invokeModel: {
        args: `{
  readonly ModelId: string
  /** What the model takes, as JSON; or \`Input\`. */
  readonly Body?: unknown
  readonly Input?: { readonly S3Uri: string }
  readonly Output?: { readonly S3Uri: string }
  readonly Accept?: string
  readonly ContentType?: string
  readonly GuardrailIdentifier?: string
  readonly GuardrailVersion?: string
  readonly Trace?: 'ENABLED' | 'DISABLED' | 'ENABLED_FULL'
}`,
        result: '{ readonly Body: unknown; readonly ContentType: string }',
      },
    },
  },
  bedrockagentcore: {
    title: 'Amazon Bedrock AgentCore', file: 'bedrock-agent-core', rows: 'bedrockAgentCore',
    byHand: {
      invokeHarness: {
        args: `{
  readonly HarnessArn: string
  readonly Messages: readonly unknown[]
  readonly RuntimeSessionId?: string
  readonly SystemPrompt?: unknown
  readonly MaxIterations?: number
  readonly TimeoutSeconds?: number
}`,
        result: 'unknown',
      },
    },
  },
  codebuild: { title: 'AWS CodeBuild', client: 'codebuild', file: 'codebuild-facts', rows: 'codebuildFacts', also: { name: 'codebuild', from: '../catalog/codebuild.js' }, ends: { startBuildBatch: { BuildBatch: '@BuildBatch' }, retryBuildBatch: { BuildBatch: '@BuildBatch' } } },
  databrew: { title: 'AWS Glue DataBrew', client: 'databrew', ends: { startJobRun: { RunId: 'string' } } },
  dynamodb: { title: 'Amazon DynamoDB', client: 'dynamodb' },
  ecs: { title: 'Amazon ECS and Fargate', client: 'ecs', ends: { runTask: '@Task' } },
  eks: {
    title: 'Amazon EKS', client: 'eks',
    ends: { createCluster: { Cluster: '@Cluster' }, deleteCluster: { Cluster: '@Cluster' }, createNodegroup: { Nodegroup: '@Nodegroup' }, deleteNodegroup: { Nodegroup: '@Nodegroup' }, createFargateProfile: { FargateProfile: '@FargateProfile' }, deleteFargateProfile: { FargateProfile: '@FargateProfile' } },
    byHand: {
      call: {
        args: `{
  readonly ClusterName: string
  readonly CertificateAuthority: string
  readonly Endpoint: string
  readonly Method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD'
  readonly Path: string
  readonly QueryParameters?: { readonly [name: string]: readonly string[] }
  /** A resource of Kubernetes. */
  readonly RequestBody?: unknown
}`,
        result: '{ readonly Headers: { readonly [name: string]: readonly string[] }; readonly ResponseBody: unknown; readonly StatusCode: number }',
      },
      runJob: {
        args: `{
  readonly ClusterName: string
  readonly CertificateAuthority: string
  readonly Endpoint: string
  readonly Namespace?: string
  readonly LogOptions?: { readonly RetrieveLogs?: boolean; readonly RawLogs?: boolean; readonly LogParameters?: { readonly [name: string]: readonly string[] } }
  /** A Job of Kubernetes. */
  readonly Job: unknown
}`,
        result: 'unknown',
      },
    },
  },
  emr: {
    title: 'Amazon EMR', client: 'emr',
    commands: { createCluster: 'RunJobFlow' },
    ends: { createCluster: { ClusterId: 'string', Cluster: '@Cluster' }, terminateCluster: {}, addStep: { Step: '@Step' } },
    byHand: {
      terminateCluster: { args: '{ readonly ClusterId: string }', result: 'EmptyResult' },
      addStep: { args: '{ readonly ClusterId: string; readonly Step: @StepConfig; readonly ExecutionRoleArn?: string }', result: '{ readonly StepId: string }' },
      cancelStep: { args: '{ readonly ClusterId: string; readonly StepId: string }', result: '{ readonly CancelStepsInfo: @CancelStepsInfo }' },
      setClusterTerminationProtection: { args: '{ readonly ClusterId: string; readonly TerminationProtected: boolean }', result: 'EmptyResult' },
      modifyInstanceFleetByName: { args: '{ readonly ClusterId: string; readonly InstanceFleetName: string; readonly InstanceFleet: { readonly TargetOnDemandCapacity?: number; readonly TargetSpotCapacity?: number; readonly ResizeSpecifications?: @InstanceFleetResizingSpecifications } }', result: 'EmptyResult' },
      modifyInstanceGroupByName: { args: '{ readonly ClusterId: string; readonly InstanceGroupName: string; readonly InstanceGroup: { readonly InstanceCount?: number; readonly EC2InstanceIdsToTerminate?: readonly string[]; readonly ShrinkPolicy?: @ShrinkPolicy } }', result: 'EmptyResult' },
    },
  },
  emrContainers: { title: 'Amazon EMR on EKS', client: 'emr-containers', file: 'emr-containers', ends: { deleteVirtualCluster: { Id: 'string' }, startJobRun: { JobRun: '@JobRun' } } },
  emrServerless: {
    title: 'Amazon EMR Serverless', client: 'emr-serverless', file: 'emr-serverless',
    ends: { createApplication: { ApplicationId: 'string', Name: 'string', Arn: 'string' }, startApplication: { ApplicationId: 'string' }, stopApplication: { ApplicationId: 'string' }, deleteApplication: { ApplicationId: 'string' }, startJobRun: { ApplicationId: 'string', JobRunId: 'string', Arn: 'string' }, cancelJobRun: { ApplicationId: 'string', JobRunId: 'string' } },
    // the SDK answers nothing here
    answers: { startApplication: { ApplicationId: 'string' }, stopApplication: { ApplicationId: 'string' }, deleteApplication: { ApplicationId: 'string' } },
  },
  events: { title: 'Amazon EventBridge', client: 'eventbridge', instead: { 'PutEventsRequestEntry.Detail': 'unknown' } },
  glue: { title: 'AWS Glue', client: 'glue', ends: { startJobRun: '@JobRun' } },
  mediaconvert: { title: 'AWS Elemental MediaConvert', client: 'mediaconvert', ends: { createJob: { Job: '@Job' } } },
  sagemaker: {
    title: 'Amazon SageMaker AI', client: 'sagemaker',
    ends: { createTrainingJob: '@DescribeTrainingJobResponse', createTransformJob: '@DescribeTransformJobResponse', createHyperParameterTuningJob: '@DescribeHyperParameterTuningJobResponse', createLabelingJob: '@DescribeLabelingJobResponse', createProcessingJob: '@DescribeProcessingJobResponse' },
  },
  sns: { title: 'Amazon SNS', client: 'sns', instead: { 'PublishInput.Message': 'unknown' } },
  sqs: { title: 'Amazon SQS', client: 'sqs', instead: { 'SendMessageRequest.MessageBody': 'unknown' } },
  states: {
    title: 'AWS Step Functions', client: 'sfn', instead: { 'StartExecutionInput.input': 'unknown' },
    ends: { startExecution: { ExecutionArn: 'string', Input: 'string', Name: 'string', Output: 'string', StartDate: 'string', StateMachineArn: 'string', Status: "'SUCCEEDED'", StopDate: 'string' } },
    endsAsJson: { startExecution: { ExecutionArn: 'string', Input: 'unknown', Name: 'string', Output: 'unknown', StartDate: 'string', StateMachineArn: 'string', Status: "'SUCCEEDED'", StopDate: 'string' } },
  },
}
