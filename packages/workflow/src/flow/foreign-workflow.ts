import { diagnostic, readDefinition, type Definition, type Outcome } from '@stepwright/asl'
import type { Data } from '../values/expression.js'
import { machineNameProblems } from './machine-name-problems.js'
import type { Workflow } from './workflow.js'
import type { WorkflowOptions } from './workflow-verb.js'

/** What surrounds a definition that somebody wrote: all options of a workflow that are not in its definition. */
export type ForeignOptions = Pick<WorkflowOptions, 'type' | 'logging' | 'tracing' | 'encryption' | 'tags'>

/**
 * A definition in ASL as a workflow: it is built, checked and deployed with the others, others start it, typed, and it is rewritten
 * when somebody has the time. `stepwright import` writes the call. What is wrong with the definition is said when it is built.
 *
 * @example
 * import definition from './order.asl.json' with { type: 'json' }
 *
 * export const order = foreignWorkflow<{ id: string }, { shipped: boolean }>('order', definition)
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export function foreignWorkflow<Input = unknown, Output = Data>(name: string, definition: object, options: ForeignOptions = {}): Workflow<Input, Output> {
  let compiled: Outcome<Definition> | undefined
  return { '~workflow': true, name, '~compile': () => (compiled ??= read(name, definition, options)) }
}

function read(name: string, document: object, { type = 'STANDARD', logging, tracing, encryption, tags }: ForeignOptions): Outcome<Definition> {
  const { value, diagnostics } = readDefinition(JSON.stringify(document), { file: name, name, type })
  const misnamed = machineNameProblems(name).map((problem) => diagnostic({ code: 'flow/machine-name', ...problem, location: { source: name, pointer: '', anchor: 'value' } }))
  return {
    value: value && { ...value, ...(logging && { logging }), ...(tracing !== undefined && { tracing }), ...(encryption && { encryption }), ...(tags && { tags }) },
    // the text is of our making: its lines are nobody's
    diagnostics: [...misnamed, ...diagnostics.map(({ location: { span: _span, ...location }, ...rest }) => ({ ...rest, location }))],
  }
}
