import { parameterWord, type LambdaFunction, type ReadPermission, type Workflow } from '@stepwright/workflow'
import { invocations } from '../providers/invocations.js'
import type { ActionSpec, SpecProblem, Trigger } from './action-spec.js'
import type { Artifact } from './artifact.js'

/** What the trigger adds to each environment's input: where the revision lies that is deployed. */
export interface Revision {
  readonly revisionS3Bucket: string
  readonly revisionS3Key: string
}

/** What `pollingLambda` takes. `Input` is the workflow's, `Name` that of an environment. */
export interface PollingLambdaOptions<Input, Name extends string> {
  /**
   * The function that starts an execution, and is asked again until it has ended: by its name, or one that is declared with `lambdaFunction`. The latter gets the ARN of the machine as
   * `STATE_MACHINE_ARN`, and what it may do for it.
   */
  readonly functionName: string | LambdaFunction
  /** The bucket in which the function finds the input of each environment. */
  readonly bucket: string
  /** The workflow's input for each environment, without what the trigger adds. */
  readonly environments: { readonly [Environment in Name]: Omit<Input, keyof Revision> }
  /** Where an environment's input lies in the bucket; `state_machine_input.json` where there is one, in a folder of the environment's name where there are several. */
  readonly file?: (environment: Name) => string
}

/** Actions that call the trigger, one for each environment. */
export interface PollingLambda<Name extends string> {
  /** Deploys a revision to an environment. */
  deploy(environment: Name, revision: Artifact): ActionSpec<'step', Record<never, never>>
}

const invokeLambda = invocations[1]

/**
 * Runs a workflow from a stage by a Lambda function that polls it: for pipelines whose action has to hold for longer than an execution may, or that need the artifact's place.
 * One machine serves all environments; the build writes each one's input.
 *
 * @example
 * const trigger = pollingLambda(deployStack, { functionName: 'StateMachineTriggerLambda', bucket: 'inputs', environments: { prod: { stackName: 'prod' } } })
 * p.stage('Prod').action('Deploy', trigger.deploy('prod', source))
 * // "UserParameters": "{\"s3Bucket\": \"inputs\", \"stateMachineFile\": \"state_machine_input.json\"}"
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html
 */
export function pollingLambda<Input, Name extends string>(workflow: Workflow<Input, unknown>, options: PollingLambdaOptions<NoInfer<Input>, Name>): PollingLambda<Name> {
  const { bucket, environments } = options
  const declared = functionOf(options.functionName)
  const functionName = declared?.name ?? options.functionName
  const names = Object.keys(environments)
  const file = options.file ?? ((environment: Name) => (names.length === 1 ? 'state_machine_input.json' : `${environment}/state_machine_input.json`))
  return {
    deploy: (environment, revision) => {
      const path = file(environment)
      // the spaces are those of the published stage, whose text must come out the same
      const parameters = `{"s3Bucket": ${JSON.stringify(bucket)}, "stateMachineFile": ${JSON.stringify(path)}}`
      return {
        '~kind': 'step',
        '~facts': {
          provider: invokeLambda,
          inputs: [revision],
          variables: [],
          workflow,
          ...(declared === undefined ? {} : { trigger: triggerOf(declared, { workflow: workflow.name, bucket, path }) }),
          files: [{ path, content: environments[environment] }],
          configure: () => ({ FunctionName: functionName, UserParameters: parameters }),
          problems: tooLong(parameters),
        },
      }
    },
  }
}

/** A declared function is a text to its readers, and knows what it is. */
function functionOf(value: string | LambdaFunction): LambdaFunction['~resource'] | undefined {
  return typeof value === 'object' && '~resource' in (value as object) ? (value as LambdaFunction)['~resource'] : undefined
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html */
function triggerOf(declared: LambdaFunction['~resource'], { workflow, bucket, path }: { readonly workflow: string; readonly bucket: string; readonly path: string }): Trigger {
  const arn = (kind: string): string => `arn:\${Partition}:states:\${Region}:\${Account}:${kind}:${workflow}`
  const permissions: readonly ReadPermission[] = [
    { purpose: 'ReportToPipeline', actions: ['codepipeline:PutJobFailureResult', 'codepipeline:PutJobSuccessResult'], resources: ['*'] },
    { purpose: 'ReadInput', actions: ['s3:GetObject'], resources: [`arn:\${Partition}:s3:::${bucket}/${path}`] },
    { purpose: 'StartExecution', actions: ['states:StartExecution'], resources: [arn('stateMachine')] },
    { purpose: 'DescribeExecution', actions: ['states:DescribeExecution'], resources: [`${arn('execution')}:*`] },
  ]
  const name = `${parameterWord(workflow)}Arn`
  return { function: declared, environment: { STATE_MACHINE_ARN: `\${${name}}` }, parameters: [{ name, kind: 'state-machine', of: workflow }], permissions }
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html */
function tooLong(parameters: string): SpecProblem[] {
  if (parameters.length <= 1000) return []
  return [{ code: 'pipeline/long-user-parameters', message: `UserParameters have ${parameters.length} characters, and CodePipeline takes 1000`, help: 'shorten the names of the bucket and of the file' }]
}
