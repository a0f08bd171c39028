import type { Json } from '@stepwright/asl'
import type { ExitFields } from '../data/document.js'
import { settled, type Settled } from '../data/settled.js'
import { evaluateField, isObject, type Extras } from './evaluate-field.js'
import type { Exit, Visit } from './visit.js'

/** What is handed on where there is no Output, and what the exit's expressions see besides input and context. */
interface Leaving {
  readonly value: Json
  readonly extras?: Extras
}

/**
 * Leaves a state by one of its exits: the state's own fields, a choice rule or a catcher. Assign and Output both see the
 * variables as they were when the state was entered.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export async function leave(fields: ExitFields, visit: Visit, { value, extras = {} }: Leaving): Promise<Settled<Exit>> {
  const assign = await evaluateField(visit, 'Assign', fields.Assign ?? {}, extras)
  if (!assign.ok) return assign
  const output = fields.Output === undefined ? settled(value) : await evaluateField(visit, 'Output', fields.Output, extras)
  if (!output.ok) return output
  return settled({ output: output.value, assign: isObject(assign.value) ? assign.value : {}, next: fields.Next })
}
