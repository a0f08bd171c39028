import { isPlaceholder } from '../fields/is-placeholder.js'
import type { NodeBase } from '../model/node.js'
import type { QueryLanguage } from '../model/query-language.js'
import type { State } from '../model/state.js'
import type { StateMachine } from '../model/state-machine.js'

/**
 * The language of a state: its own or else the machine's, never that of the state around it. `undefined` where it cannot be
 * told: a placeholder, or a state that wants JSONPath in a machine of JSONata.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function languageOf(state: State, machine: StateMachine): QueryLanguage | undefined {
  const whole = resolve(machine)
  if (wordOf(state) === undefined) return whole
  const own = resolve(state)
  return own === 'JSONPath' && whole === 'JSONata' ? undefined : own
}

type Speaking = NodeBase & { readonly queryLanguage?: unknown }

/** What stands there, even of a wrong kind. */
function wordOf({ queryLanguage, unknown }: Speaking): unknown {
  return queryLanguage !== undefined || unknown === undefined ? queryLanguage : unknown.find(({ name }) => name === 'QueryLanguage')?.value
}

function resolve(node: Speaking): QueryLanguage | undefined {
  const word = wordOf(node)
  if (isPlaceholder(word)) return undefined
  // any other word counts as JSONata for AWS (measured with ValidateStateMachineDefinition)
  return word === undefined || word === 'JSONPath' ? 'JSONPath' : 'JSONata'
}
