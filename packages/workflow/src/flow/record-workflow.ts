import type { CallSite, Definition, Outcome } from '@stepwright/asl'
import { lower, type Recording } from '../lower/lower.js'
import { startRecording } from '../steps/recorder.js'
import { secondsOf } from '../values/duration.js'
import type { Origin } from '../values/origin.js'
import { reference } from '../values/reference.js'
import type { CompiledWorkflow } from '../values/tree.js'
import { openFlow } from './flow-recorder.js'
import type { Flow } from './flow.js'
import { resourcesIn } from './resources-in.js'
import { machineNameProblems } from './machine-name-problems.js'
import { parameterName } from './parameter-name.js'
import type { Workflow } from './workflow.js'
import type { WorkflowOptions, WorkflowVerb } from './workflow-verb.js'

type Define = (flow: Flow, input: unknown) => unknown

/**
 * Defines a workflow. The function runs once, now, and records its steps; `input` stands for what the execution will
 * be started with.
 *
 * @example
 * export const greet = workflow('greet', (flow, input: { name: string }) =>
 *   flow.let('Greet', () => `Hello ${input.name}`))
 * // { "QueryLanguage": "JSONata", "StartAt": "Greet", "States": { "Greet":
 * //   { "Type": "Pass", "Output": "{% 'Hello ' & $states.input.name %}", "End": true } } }
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-statemachines.html
 */
export const workflow: WorkflowVerb = verbAt(undefined)

function verbAt(site: CallSite | undefined, facts?: CompiledWorkflow): WorkflowVerb {
  const verb = (name: string, ...rest: readonly [WorkflowOptions, Define] | readonly [Define]): Workflow<unknown, unknown> => {
    const [options, define] = rest.length === 2 ? rest : [{}, rest[0]]
    return recordWorkflow({ name, options, define, site, facts })
  }
  return Object.assign(verb, { '~at': verbAt }) as unknown as WorkflowVerb
}

interface Given {
  readonly name: string
  readonly options: WorkflowOptions
  readonly define: Define
  readonly site: CallSite | undefined
  readonly facts: CompiledWorkflow | undefined
}

function recordWorkflow({ name, options, define, site, facts }: Given): Workflow<unknown, unknown> {
  const recorder = startRecording(name)
  const input: Origin = { kind: 'input', name: parameterName(define, 1) ?? 'input', ...(site && { site }) }
  const block = recorder.block(() => define(openFlow(recorder), reference(input)))
  const timeoutSeconds = readTimeout(options, (message, help) =>
    recorder.report({ code: 'flow/unreadable-duration', message: `workflow "${name}": ${message}`, help, site }),
  )
  for (const problem of machineNameProblems(name)) recorder.report({ code: 'flow/machine-name', ...problem, site })
  let compiled: Outcome<Definition> | undefined
  return {
    '~workflow': true,
    name,
    '~resources': () => resourcesIn(block),
    '~compile': () =>
      (compiled ??= lower({
        name,
        site,
        type: options.type ?? 'STANDARD',
        ...(options.comment !== undefined && { comment: options.comment }),
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
        queryLanguage: options.queryLanguage ?? 'JSONata',
        checkInput: options.checkInput ?? false,
        surroundings: surroundingsOf(options),
        inputSchema: facts?.inputSchema,
        input,
        block,
        diagnostics: recorder.diagnostics,
      })),
  }
}

/** What stands beside the machine, and goes into the definition as it is. */
function surroundingsOf({ logging, tracing, encryption, tags }: WorkflowOptions): Recording['surroundings'] {
  return { ...(logging && { logging }), ...(tracing !== undefined && { tracing }), ...(encryption && { encryption }), ...(tags && { tags }) }
}

function readTimeout({ timeout }: WorkflowOptions, report: (message: string, help: string) => void): number | undefined {
  if (timeout === undefined) return undefined
  const seconds = secondsOf(timeout)
  if (seconds === undefined) report(`"${timeout}" is no length of time`, 'write a whole number of seconds, or text such as "5 days"')
  return seconds
}
