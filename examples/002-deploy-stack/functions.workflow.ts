import { codeCommit, existingArtifact, lambdaFunction, param, pipeline, pollingLambda, retry, stage, workflow, type Flow, type Permission } from 'stepwright'

/** What the trigger of the pipeline knows: the template is a file of the revision. */
interface Request {
  environmentName: string
  stackName: string
  templatePath: string
  revisionS3Bucket: string
  revisionS3Key: string
}

/** A stack that is made beside another one says which. */
type Wanted = Request & { replaces?: string }

/** What the functions answer with. */
type Progress = 'in_progress' | 'complete' | 'failed'
type Inspection = 'CAN-SAFELY-UPDATE-EXISTING-STACK' | 'RESOURCES-BEING-DELETED-OR-REPLACED'

/** The workflow with its functions, corrected: the rejected change set is deleted, not executed. */
export const deployByFunctions = workflow('deploy-stack', { timeout: '6 hours' }, (flow, input: Request) =>
  deploy(flow, input, {
    refused: () => flow.fail('Deployment failed', { error: 'Deployment Failed', cause: 'Deployment Failed' }),
  }))

/** Exercise 1: what may not be changed in place becomes a stack of its own. */
export const deployGreen = workflow('deploy-stack-green', { timeout: '6 hours' }, (flow, input: Request) =>
  deploy(flow, input, {
    refused: () => {
      const { context } = flow
      const green = flow.let('Name green stack', () => ({ ...input, stackName: `${input.stackName}-${context.Execution.Name}`, replaces: input.stackName }))
      return created(flow, green, 'green stack')
    },
  }))

/** Exercise 2: the update is waited for. */
export const deployAndSee = workflow('deploy-stack-wait', { timeout: '6 hours' }, (flow, input: Request) =>
  deploy(flow, input, {
    executed: (changeSetName) => {
      const ended = flow.pollUntil('Change set executed?', {
        every: 10,
        check: () => call<Progress>(flow, 'Get change set execution status', 'CheckStackUpdateStatusStateMachineTask', { request: input, changeSetName }),
        until: (progress) => progress !== 'in_progress',
        timeout: '3 hours',
      })
      flow.choice('Update succeeded?').when(() => ended !== 'complete', () => flow.fail('Deployment failed', { error: 'Deployment Failed', cause: 'Deployment Failed' }))
      return ended
    },
    refused: () => flow.fail('Deployment failed', { error: 'Deployment Failed', cause: 'Deployment Failed' }),
  }))

/** What the workflow yields: the request, and what became of it. */
type Deployed = Wanted & { doesStackExists: boolean }

interface Endings {
  /** A safe change set is being executed: how it ended, for who waits. */
  executed?: (changeSetName: string) => Progress
  /** An unsafe one was deleted. */
  refused: () => () => Deployed
}

function deploy(flow: Flow, input: Request, { executed, refused }: Endings) {
  const doesStackExists = call<boolean>(flow, 'Check stack existence', 'CheckStackExistsStateMachineTask', { request: input })
  return flow.choice('Does stack exist?')
    .when(() => !doesStackExists, () => created(flow, input, 'stack'))
    .otherwise(() => {
      const changeSetName = call<string>(flow, 'Create change set', 'CreateChangeSetStateMachineTask', { request: input })
      const changeSetCreationStatus = flow.pollUntil('Change set created?', {
        every: 10,
        check: () => call<Progress>(flow, 'Get change set creation status', 'CheckChangeSetCreationStatusStateMachineTask', { request: input, changeSetName }),
        until: (progress) => progress === 'complete',
        timeout: '1 hour',
      })
      const changeSetAction = call<Inspection>(flow, 'Inspect change set', 'InspectChangeSetStateMachineTask', { request: input, changeSetName })
      return flow.choice('Safe to update?')
        .when(() => changeSetAction === 'CAN-SAFELY-UPDATE-EXISTING-STACK', () => {
          const changeSetExecutionDetails = call<object>(flow, 'Execute change set', 'ExecuteChangeSetStateMachineTask', { request: input, changeSetName })
          const more = executed === undefined ? {} : { changeSetExecutionStatus: executed(changeSetName) }
          return () => ({ ...input, doesStackExists: true, changeSetName, changeSetCreationStatus, changeSetAction, changeSetExecutionDetails, ...more })
        })
        .otherwise(() => {
          call(flow, 'Delete change set', 'DeleteChangeSetStateMachineTask', { request: input, changeSetName })
          return refused()
        })
    })
}

function created(flow: Flow, wanted: Wanted, what: 'stack' | 'green stack') {
  const stackCreationDetails = call<object>(flow, `Create ${what}`, 'CreateStackStateMachineTask', { request: wanted })
  const stackCreationStatus = flow.pollUntil(what === 'stack' ? 'Stack created?' : 'Green stack created?', {
    every: 10,
    check: () => call<Progress>(flow, `Get ${what} creation status`, 'CheckStackCreationStatusStateMachineTask', { request: wanted }),
    until: (progress) => progress === 'complete',
    timeout: '3 hours',
  })
  return () => ({ ...wanted, doesStackExists: false, stackCreationDetails, stackCreationStatus })
}

function call<Answer = unknown>(flow: Flow, name: string, functionName: string, payload: { request: Wanted; changeSetName?: string }): Answer {
  return flow.lambda<Answer>(name, { FunctionName: functionName, Payload: payload }, { timeout: '5 minutes', retry: retry.lambdaService() })
}

/** The functions of the steps, under the names that the article has: each may do its one thing, with the stacks of this system alone. */
export const checkStackExists = task('CheckStackExistsStateMachineTask', 'checkStackExists', 'DescribeStacks')
export const createStack = task('CreateStackStateMachineTask', 'createStack', 'CreateStack')
export const checkStackCreationStatus = task('CheckStackCreationStatusStateMachineTask', 'checkStackCreationStatus', 'DescribeStacks')
export const createChangeSet = task('CreateChangeSetStateMachineTask', 'createChangeSet', 'CreateChangeSet')
export const checkChangeSetCreationStatus = task('CheckChangeSetCreationStatusStateMachineTask', 'checkChangeSetCreationStatus', 'DescribeChangeSet')
export const inspectChangeSet = task('InspectChangeSetStateMachineTask', 'inspectChangeSet', 'DescribeChangeSet')
export const executeChangeSet = task('ExecuteChangeSetStateMachineTask', 'executeChangeSet', 'ExecuteChangeSet')
export const deleteChangeSet = task('DeleteChangeSetStateMachineTask', 'deleteChangeSet', 'DeleteChangeSet')
export const checkStackUpdateStatus = task('CheckStackUpdateStatusStateMachineTask', 'checkStackUpdateStatus', 'DescribeStacks')

function task(name: string, exported: string, action: string) {
  const stacks: Permission = { purpose: 'Stacks', actions: [`cloudformation:${action}`], resources: ['arn:${Partition}:cloudformation:${Region}:${Account}:stack/prod-sample-lambda-app*/*'] }
  const common = { handler: './functions/tasks.handler.ts', export: exported, timeout: '1 minute' } as const
  if (action !== 'CreateStack' && action !== 'CreateChangeSet') return lambdaFunction(name, { ...common, permissions: [stacks] })
  const role = param('CloudFormationRoleArn', 'role')
  const handOn: Permission = { purpose: 'HandRoleOn', actions: ['iam:PassRole'], resources: [role], condition: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } } }
  const read: Permission = { purpose: 'ReadRevision', actions: ['s3:GetObject'], resources: ['arn:${Partition}:s3:::deploy-stack-artifacts/*'] }
  return lambdaFunction(name, { ...common, environment: { CLOUDFORMATION_ROLE_ARN: role }, permissions: [stacks, handOn, read] })
}

/** Starts an execution with an environment's input and the place of the revision, and is asked again until it has ended. What it may do for that is known from the actions that call it. */
export const triggerFunction = lambdaFunction('StateMachineTriggerLambda', { handler: './functions/trigger.handler.ts', timeout: '1 minute' })

const trigger = pollingLambda(deployByFunctions, {
  functionName: triggerFunction,
  bucket: 'codepipeline-stepfunctions-sample',
  environments: {
    prod: { environmentName: 'prod', stackName: 'sample-lambda-app', templatePath: 'infra/Lambda-template.yaml' },
  },
})

export const deployment = pipeline('deploy-by-functions', { artifactBucket: 'deploy-stack-artifacts' }, (p) => {
  const revision = p.source(codeCommit({ repository: 'SampleApp', branch: 'main' }))
  p.stage('Prod').action('Deploy', trigger.deploy('prod', revision))
})

/** The same stage alone, for a pipeline that is already there. */
export const prod = stage('Prod', (s) => {
  s.action('Deploy', trigger.deploy('prod', existingArtifact('CodeCommitOutput')))
})
