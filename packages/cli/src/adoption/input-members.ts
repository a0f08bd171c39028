import { analyse, pathsIn, type JsonPath, type Site, type State, type StateMachine } from '@stepwright/asl'
import { jsonataFacts, type JsonataFacts } from '@stepwright/asl/jsonata'

/**
 * The members that a machine is seen to read from its input, sorted: by the context object anywhere, and in states that the input
 * reaches as it was. There may be more, and not every execution needs each.
 */
export function inputMembers(machine: StateMachine): readonly string[] {
  const reached = statesWithInput(machine)
  const members = analyse(machine, { readJsonata: jsonataFacts }).sites().flatMap((site) => {
    const seesInput = site.place.outer === undefined && reached.has(site.state.name) && seenMoments.has(site.moment)
    return seesInput ? [...fromContext(site), ...fromInput(site)] : fromContext(site)
  })
  return [...new Set(members)].filter((name) => !writtenMembers(machine).has(name)).sort()
}

const seenMoments: ReadonlySet<Site['moment']> = new Set(['arrival', 'entry', 'exit', 'rule', 'item'])

/** States that are given the execution's input, though others may stand before them that pass it on. */
function statesWithInput(machine: StateMachine): ReadonlySet<string> {
  const byName = new Map(machine.states.map((state) => [state.name, state]))
  const reached = new Set<string>()
  const waiting = [machine.startAt]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = byName.get(name)
    if (state === undefined || reached.has(name)) continue
    reached.add(name)
    if (keepsInput(state)) waiting.push(...targetsOf(state))
  }
  return reached
}

function keepsInput(state: State): boolean {
  if ('output' in state && state.output !== undefined) return false
  if ('inputPath' in state && state.inputPath !== undefined && state.inputPath !== '$') return false
  if ('outputPath' in state && state.outputPath !== undefined && state.outputPath !== '$') return false
  if (state.kind === 'Choice' || state.kind === 'Wait') return true
  // a result that is put beside the input, or thrown away
  if ('resultPath' in state && state.resultPath !== undefined && state.resultPath !== '$') return true
  return state.kind === 'Pass' && state.result === undefined && state.parameters === undefined
}

function targetsOf(state: State): readonly string[] {
  if (state.kind === 'Choice') return [...state.choices.map(({ next }) => next), state.default].filter((name) => name !== undefined)
  return 'next' in state && state.next !== undefined ? [state.next] : []
}

/** What states put beside the input under `ResultPath` is not of the input. */
function writtenMembers({ states }: StateMachine): ReadonlySet<string> {
  return new Set(
    states.flatMap((state) => {
      const paths = [...('resultPath' in state ? [state.resultPath] : []), ...('catch' in state ? (state.catch ?? []).map(({ resultPath }) => resultPath) : [])]
      return paths.flatMap((path) => /^\$\.([A-Za-z_]\w*)/.exec(path ?? '')?.[1] ?? [])
    }),
  )
}

function fromInput({ parsed, moment }: Site): readonly string[] {
  if (parsed.kind === 'jsonata') return membersBehind(parsed.facts, ['input'])
  // in JSONPath, Assign and ItemSelector see something else than the input
  if (parsed.kind === 'unparsed' || moment === 'exit') return []
  return pathsIn(parsed).flatMap((path) => (path.root.kind === 'input' ? namesAt(path, 0) : []))
}

function fromContext({ parsed }: Site): readonly string[] {
  if (parsed.kind === 'jsonata') return membersBehind(parsed.facts, ['context', 'Execution', 'Input'])
  if (parsed.kind === 'unparsed') return []
  return pathsIn(parsed).flatMap((path) => {
    const isInput = path.root.kind === 'context' && namesAt(path, 0)[0] === 'Execution' && namesAt(path, 1)[0] === 'Input'
    return isInput ? namesAt(path, 2) : []
  })
}

/** The next name of each `$states.…` that begins like this. */
function membersBehind({ variables }: JsonataFacts, beginning: readonly string[]): readonly string[] {
  const states = variables.filter(({ name, path, isLocal }) => name === 'states' && !isLocal && beginning.every((part, index) => path[index] === part))
  return states.flatMap(({ path }) => path[beginning.length] ?? [])
}

function namesAt({ segments }: JsonPath, index: number): readonly string[] {
  const segment = segments[index]
  return segment?.kind === 'names' && !segment.deep ? segment.names : []
}
