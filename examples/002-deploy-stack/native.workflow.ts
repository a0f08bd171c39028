import type { CloudFormation } from '@aws-sdk/client-cloudformation'
import { param, workflow, type Flow, type RetryRule } from 'stepwright'

/** What a pipeline asks to be deployed. */
interface Request {
  environmentName: string
  stackName: string
  /** Of a template in S3. */
  templateUrl: string
}

/** A stack, and how it is called. */
interface Names {
  stackName: string
  changeSetName: string
}

/** For every call: what is tried again, and the only stacks and templates that the role may touch. */
const throttled: { retry: RetryRule; named: Record<string, string[]> } = {
  named: { StackName: ['prod-sample-lambda-app*'], ChangeSetName: ['cs-*'], TemplateURL: ['https://system002-templates.s3.us-east-1.amazonaws.com/releases/*'] },
  retry: { on: ['CloudFormation.ThrottlingException', 'States.Timeout'], interval: 2, attempts: 5, backoff: 2, jitter: 'FULL' },
}

/** Creates a stack, or changes it by a change set that deletes and replaces nothing. No function of ours is called. */
export const deployStack = workflow('deploy-stack-native', { timeout: '6 hours' }, (flow, input: Request) => {
  deploy(flow, input, { executed: () => {}, refused: (reason) => flow.fail('Deployment rejected', { error: 'UnsafeChangeSet', cause: () => `Change set deletes or replaces: ${reason}` }) })
})

/** Exercise 1: what may not be changed in place becomes a stack of its own, beside the old one. */
export const deployBeside = workflow('deploy-stack-native-beside', { timeout: '6 hours' }, (flow, input: Request) => {
  const beside = () => `${input.stackName}-${input.environmentName}-${flow.context.Execution.Name}`
  deploy(flow, input, { executed: () => {}, refused: () => void stackFrom(flow, input, 'Create stack beside', beside) })
})

/** Exercise 2: an update is waited for, so that the pipeline is green only when the stack is. */
export const deployAndWait = workflow('deploy-stack-native-wait', { timeout: '6 hours' }, (flow, input: Request) => {
  deploy(flow, input, {
    executed: ({ stackName }) => {
      const updated = flow.pollUntil('Stack updated?', {
        every: 10,
        check: () => statusOf(flow, 'Get stack update status', stackName),
        until: (status) => status !== 'UPDATE_IN_PROGRESS' && status !== 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
        timeout: '3 hours',
      })
      flow.choice('Update succeeded?').when(() => updated !== 'UPDATE_COMPLETE', () => failed(flow))
    },
    refused: (reason) => flow.fail('Deployment rejected', { error: 'UnsafeChangeSet', cause: () => `Change set deletes or replaces: ${reason}` }),
  })
})

interface Endings {
  /** A safe change set is being executed. */
  executed: (names: Names) => void
  /** An unsafe one was deleted. */
  refused: (reason: string) => void
}

function deploy(flow: Flow, input: Request, { executed, refused }: Endings): void {
  const { context } = flow
  const cloudformation = flow.sdk<CloudFormation>('cloudformation')
  const names = flow.let('Name them', { stackName: () => `${input.environmentName}-${input.stackName}`, changeSetName: () => `cs-${context.Execution.Name}` })

  // every error comes under one name: only the text tells a stack that is not there from access that is denied
  const status = flow
    .try(() => statusOf(flow, 'Check stack existence', names.stackName))
    .catch('CloudFormation.CloudFormationException', (error) => () => (error.Cause.includes('does not exist') ? 'NONE' : 'UNKNOWN'))

  flow.choice('Does stack exist?')
    .when(() => ['NONE', 'REVIEW_IN_PROGRESS'].includes(status), () => {
      stackFrom(flow, input, 'Create stack', names.stackName)
      const created = flow.pollUntil('Stack created?', {
        every: 10,
        check: () => statusOf(flow, 'Get stack creation status', names.stackName),
        until: (seen) => seen !== 'CREATE_IN_PROGRESS',
        timeout: '3 hours',
      })
      flow.choice('Creation succeeded?').when(() => created !== 'CREATE_COMPLETE', () => failed(flow))
    })
    .when(() => ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'].includes(status), () => {
      const { stackName: StackName, changeSetName: ChangeSetName } = names
      cloudformation.createChangeSet('Create change set', { StackName, ChangeSetName, ChangeSetType: 'UPDATE', ...templateOf(input) }, throttled)
      const made = flow.pollUntil('Change set created?', {
        every: 10,
        check: () => cloudformation.describeChangeSet('Describe change set', { StackName, ChangeSetName }, throttled),
        until: (seen) => seen.Status !== 'CREATE_PENDING' && seen.Status !== 'CREATE_IN_PROGRESS',
        timeout: '1 hour',
      })
      flow.choice('Safe to update?')
        .when(() => made.Status === 'FAILED' && (made.StatusReason.includes("didn't contain changes") || made.StatusReason.includes('No updates are to be performed')), () => {
          cloudformation.deleteChangeSet('Delete empty change set', { StackName, ChangeSetName }, throttled)
        })
        .when(() => made.Status !== 'CREATE_COMPLETE', () => failed(flow))
        // further pages could hide what they please
        .when(() => made.NextToken === undefined && !made.Changes.some((change) => ['Remove', 'Dynamic'].includes(change.ResourceChange.Action) || (change.ResourceChange.Action === 'Modify' && ['True', 'Conditional'].includes(change.ResourceChange.Replacement))), () => {
          cloudformation.executeChangeSet('Execute change set', { StackName, ChangeSetName }, throttled)
          executed(names)
        })
        .otherwise(() => {
          const lost = flow.let('What it would lose', () => made.Changes.filter((change) => ['Remove', 'Dynamic'].includes(change.ResourceChange.Action) || (change.ResourceChange.Action === 'Modify' && ['True', 'Conditional'].includes(change.ResourceChange.Replacement))).map((change) => change.ResourceChange.LogicalResourceId).join(', '))
          cloudformation.deleteChangeSet('Delete change set', { StackName, ChangeSetName }, throttled)
          refused(lost)
        })
    })
    .otherwise(() => flow.fail('Stack not deployable', { error: 'StackNotDeployable', cause: () => `Stack status is ${status}` }))
}

function statusOf(flow: Flow, name: string, stackName: string) {
  return flow.sdk<CloudFormation>('cloudformation').describeStacks(name, { StackName: stackName }, throttled).Stacks[0]!.StackStatus
}

function stackFrom(flow: Flow, input: Request, name: string, stackName: string | (() => string)) {
  return flow.sdk<CloudFormation>('cloudformation').createStack(name, {
    StackName: stackName,
    ...templateOf(input),
    OnFailure: 'DELETE',
    ClientRequestToken: flow.context.Execution.Name,
  }, throttled)
}

/** What a stack is made of, and by whom: CloudFormation works with a role of its own, which this machine hands on. */
function templateOf({ templateUrl, environmentName }: Request) {
  return {
    TemplateURL: templateUrl,
    Parameters: [{ ParameterKey: 'environmentName', ParameterValue: environmentName }],
    Capabilities: ['CAPABILITY_IAM' as const],
    RoleARN: param('CloudFormationRoleArn', 'role'),
  }
}

function failed(flow: Flow): never {
  return flow.fail('Deployment failed', { error: 'DeploymentFailed', cause: 'See the last CloudFormation status in the execution history' })
}
