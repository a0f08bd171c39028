import type { Logging } from '@stepwright/asl'
import type { Duration } from '../values/duration.js'
import type { BlockResult, Value } from '../values/expression.js'
import type { Placed } from '../values/placed.js'
import type { CompiledWorkflow } from '../values/tree.js'
import type { Flow } from './flow.js'
import type { Workflow } from './workflow.js'

/** Options of a workflow. */
export interface WorkflowOptions {
  /** Written into the machine's `Comment`. */
  readonly comment?: string
  /** For the whole execution. */
  readonly timeout?: Duration
  /**
   * EXPRESS runs up to five minutes, at least once, and cannot wait for jobs or answers.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
   */
  readonly type?: 'STANDARD' | 'EXPRESS'
  /**
   * The language of the machine's expressions; JSONata unless it is given. What JSONPath cannot say is an error.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
   */
  readonly queryLanguage?: 'JSONata' | 'JSONPath'
  /** Begins the machine with a check of its input against the input's type; in JSONata only. */
  readonly checkInput?: boolean
  /** How much of each execution is written to CloudWatch Logs; nothing, when left out. */
  readonly logging?: Logging
  /** Lets X-Ray trace executions. */
  readonly tracing?: boolean
  /** The key that encrypts the definition and executions, by ARN; AWS's own, when left out. */
  readonly encryption?: { readonly keyArn: string }
  /** Labels of the state machine. */
  readonly tags?: { readonly [key: string]: string }
}

/** The verb `workflow`, as the compiler sees it. */
export interface WorkflowVerb extends Placed<CompiledWorkflow> {
  readonly '~recordsWorkflow'?: true
  /** The input's type stands on the parameter, so that the output's type is inferred beside it. */
  <Input, Output extends BlockResult, Name extends string = string>(name: Name, define: (flow: Flow, input: Input) => Output): Workflow<Input, Value<Output>, Name>
  <Input, Output extends BlockResult, Name extends string = string>(
    name: Name,
    options: WorkflowOptions,
    define: (flow: Flow, input: Input) => Output,
  ): Workflow<Input, Value<Output>, Name>
}
