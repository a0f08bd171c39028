import { patternMachine, type PatternMachine } from '../pattern-machine.js'
import { matchesWhole as matches } from '../run-pattern.js'

/** Whether a pattern of a filter matches the whole of `text`; one that the automaton cannot say matches nothing. */
export function matchesWhole(pattern: { readonly source: string; readonly flags: string }, text: string): boolean {
  const known = machines.get(pattern)
  const machine = known === undefined ? patternMachine(pattern.source, { flags: pattern.flags, isUnicode: true }) : known.machine
  machines.set(pattern, { machine })
  return machine !== undefined && matches(machine, text)
}

const machines = new WeakMap<object, { readonly machine: PatternMachine | undefined }>()
