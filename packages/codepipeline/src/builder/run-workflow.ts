import type { Workflow } from '@stepwright/workflow'
import type { Configuration } from '../model/declaration.js'
import { stepFunctionsInvoke } from '../providers/step-functions-invoke.js'
import type { ActionHandle, ActionSpec, SpecProblem } from './action-spec.js'
import { isArtifactFile, type Artifact, type ArtifactFile } from './artifact.js'
import { literalInput } from './literal-input.js'

/** What `runWorkflow` takes. `Input` is the workflow's. */
export type RunWorkflowOptions<Input> = RunWorkflowNames & InputOption<Input>

/** The input: data of the workflow's type, or a JSON file in an artifact. It may be left out where `{}` will do. */
type InputOption<Input> = {} extends Input ? { readonly input?: Input | ArtifactFile } : { readonly input: Input | ArtifactFile }

/** Names that an action with a state machine may be given. */
export interface RunWorkflowNames {
  /** Names the artifact that holds the execution's output. Without it there is none. */
  readonly output?: string
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
  /** Begins the names of the executions, at most 43 characters. */
  readonly executionNamePrefix?: string
}

/** The variables of an action with a state machine. */
export type RunWorkflowVariable = (typeof stepFunctionsInvoke.variables)[number]

/**
 * Runs a workflow of this build and waits for its end. The pipeline's documents come with the machine's.
 *
 * @example
 * p.stage('Services').action('Run', runWorkflow(buildChanged, { input: build.file('ABC.json') }))
 * // "configuration": { "StateMachineArn": "arn:…:stateMachine:build-changed-services", "InputType": "FilePath", "Input": "ABC.json" }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-StepFunctions.html
 */
export function runWorkflow<Input>(
  workflow: Workflow<Input, unknown>,
  options: RunWorkflowOptions<NoInfer<Input>> & { readonly output: string },
): ActionSpec<'step', Artifact & ActionHandle<RunWorkflowVariable>>
export function runWorkflow<Input>(
  workflow: Workflow<Input, unknown>,
  ...options: {} extends RunWorkflowOptions<Input>
    ? [options?: RunWorkflowOptions<NoInfer<Input>>]
    : [options: RunWorkflowOptions<NoInfer<Input>>]
): ActionSpec<'step', ActionHandle<RunWorkflowVariable>>
export function runWorkflow(
  workflow: Workflow<unknown, unknown>,
  options: RunWorkflowNames & { readonly input?: unknown } = {},
): ActionSpec<'step', ActionHandle<RunWorkflowVariable>> {
  const { input, output, namespace, executionNamePrefix } = options
  const { settings, problems } = inputSettings(workflow, input)
  return {
    '~kind': 'step',
    '~facts': {
      provider: stepFunctionsInvoke,
      inputs: isArtifactFile(input) ? [input['~file'].artifact] : [],
      ...(output === undefined ? {} : { output: { always: true, name: output } }),
      variables: stepFunctionsInvoke.variables,
      ...(namespace === undefined ? {} : { namespace }),
      workflow,
      configure: ({ place }) => ({
        StateMachineArn: `arn:${place.partition}:states:${place.region}:${place.account}:stateMachine:${workflow.name}`,
        ...(executionNamePrefix === undefined ? {} : { ExecutionNamePrefix: executionNamePrefix }),
        ...settings,
      }),
      problems,
    },
  }
}

interface InputSettings {
  readonly settings: Configuration
  readonly problems: readonly SpecProblem[]
}

function inputSettings(workflow: Workflow<unknown, unknown>, input: unknown): InputSettings {
  if (input === undefined) return { settings: {}, problems: [] }
  if (isArtifactFile(input)) {
    const { path } = input['~file']
    return { settings: { InputType: 'FilePath', Input: path }, problems: pathProblems(path) }
  }
  const { text, problems } = literalInput(workflow.name, input)
  return { settings: { InputType: 'Literal', Input: text }, problems }
}

// The path is looked up in the unzipped artifact; every example of AWS is a bare one, without the artifact's name.
function pathProblems(path: string): SpecProblem[] {
  if (/^(?!\/)[^:\\]+$/.test(path) && !path.split('/').includes('..')) return []
  return [
    {
      code: 'pipeline/input-file',
      message: `"${path}" is not the path of a file inside an artifact`,
      help: 'name the file from the root of the artifact, as in build.file(\'lists/services.json\')',
    },
  ]
}
