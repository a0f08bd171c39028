import { child, diagnostic, type Diagnostic, type JsonObject, type Pointer } from '@stepwright/asl'
import type { ExitFields, ScopeDocument, StateDocument } from '../data/document.js'

/**
 * An inner scope reads the variables of the scopes around it and may not assign one of their names; AWS refuses the machine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function checkVariables(machine: ScopeDocument, source: string): readonly Diagnostic[] {
  return checkScope({ scope: machine, at: '' }, new Set()).map(({ name, at }) =>
    diagnostic({
      code: 'run/malformed-machine',
      message: `variable "${name}" is assigned in an outer scope as well`,
      location: { source, pointer: at, anchor: 'key' },
      help: `give it another name here, and return its value by Output`,
    }),
  )
}

interface Place {
  readonly scope: ScopeDocument
  readonly at: Pointer
}

interface Assignment {
  readonly name: string
  readonly at: Pointer
}

function checkScope({ scope, at }: Place, outer: ReadonlySet<string>): readonly Assignment[] {
  const states = Object.entries(scope.States).map(([name, state]) => ({ state, at: child(at, 'States', name) }))
  const own = states.flatMap((one) => assignmentsOf(one.state, one.at))
  const visible = new Set([...outer, ...own.map(({ name }) => name)])
  const inner = states.flatMap((one) => scopesIn(one.state, one.at)).flatMap((one) => checkScope(one, visible))
  return [...own.filter(({ name }) => outer.has(name)), ...inner]
}

/** What a state assigns on any of its exits. */
function assignmentsOf(state: StateDocument, at: Pointer): readonly Assignment[] {
  const exits: readonly (readonly [ExitFields, Pointer])[] = [
    [state.Type === 'Fail' ? {} : state, at],
    ...('Choices' in state ? state.Choices.map((rule, index) => [rule, child(at, 'Choices', index)] as const) : []),
    ...('Catch' in state ? (state.Catch ?? []).map((catcher, index) => [catcher, child(at, 'Catch', index)] as const) : []),
  ]
  return exits.flatMap(([exit, exitAt]) => namesIn(exit.Assign).map((name) => ({ name, at: child(exitAt, 'Assign', name) })))
}

const namesIn = (assign: JsonObject = {}): readonly string[] => Object.keys(assign)

function scopesIn(state: StateDocument, at: Pointer): readonly Place[] {
  if (state.Type === 'Map') return [{ scope: state.ItemProcessor, at: child(at, 'ItemProcessor') }]
  if (state.Type !== 'Parallel') return []
  return state.Branches.map((scope, index) => ({ scope, at: child(at, 'Branches', index) }))
}
