import type { HistoryEvent } from '../events/event.js'

/**
 * The way of an execution as a person reads it: a line per state that was entered, with the virtual seconds until then, the
 * states of branches and items below theirs, and what failed on the way. What repeats itself, such as the rounds of a poll, is written once.
 *
 * @example
 * pathText(run.events)
 * //    0 s  Build
 * //         ! CodeBuild.AccountLimitExceededException
 * //   30 s  ! States.TaskFailed: the build failed
 * //   30 s  Tell
 */
export function pathText(events: readonly HistoryEvent[]): string {
  const lines = linesOf(events)
  let last: number | undefined
  const write = ({ seconds, depth, text }: Line): string => {
    const time = seconds === last ? '' : `${Number(seconds.toFixed(3))} s`
    last = seconds
    return `${time.padStart(8)}  ${'  '.repeat(depth)}${text}\n`
  }
  let written = ''
  for (let at = 0; at < lines.length;) {
    const { length, rounds } = repeatedAt(lines, at)
    for (const line of lines.slice(at, at + length)) written += write(line)
    at += length * rounds
    const end = lines[at - 1]
    if (rounds > 1 && end !== undefined) written += write({ ...end, depth: Math.min(...lines.slice(at - length, at).map(({ depth }) => depth)), text: `… ${rounds - 1} times more` })
  }
  return written
}

interface Line {
  readonly seconds: number
  readonly depth: number
  readonly text: string
  /** Equal for what is the same again: items of a Map differ in their numbers only. */
  readonly same: string
}

function linesOf(events: readonly HistoryEvent[]): readonly Line[] {
  const places = new Map<number, Scope>()
  const names = new Map(events.map(({ id, details }) => [id, String(details['name'])]))
  const start = events[0]?.timestamp ?? 0
  return events.flatMap((event): Line[] => {
    const scope = scopeOf(event, places.get(event.previousEventId) ?? outermost, names.get(event.previousEventId) ?? '')
    places.set(event.id, scope)
    const text = lineOf(event)
    if (text === undefined) return []
    const item = scope.item === undefined || text.startsWith('!') ? '' : `[${scope.item}] `
    return [{ seconds: (event.timestamp - start) / 1000, depth: scope.depth, text: `${item}${text}`, same: JSON.stringify([scope.depth, text, item === '']) }]
  })
}

const longestRound = 12
const fewestRounds = 5

/** The shortest stretch of lines that is there several times in a row; one line, once, where there is none. */
function repeatedAt(lines: readonly Line[], at: number): { readonly length: number; readonly rounds: number } {
  const isSame = (one: number, other: number): boolean => lines[one]?.same === lines[other]?.same
  for (let length = 1; length <= longestRound && at + length * fewestRounds <= lines.length; length++) {
    let to = at + length
    while (to < lines.length && isSame(to, to - length)) to += 1
    const rounds = Math.floor((to - at) / length)
    if (rounds >= fewestRounds) return { length, rounds }
  }
  return { length: 1, rounds: 1 }
}

/** Where an event lies: in the machine, in an item of a Map, or in the branches of a Parallel. */
interface Scope {
  readonly kind: 'machine' | 'Map' | 'MapIteration' | 'Parallel'
  readonly depth: number
  readonly parent?: Scope
  readonly item?: number
  /** The Map or the Parallel. */
  readonly state?: string
}

const outermost: Scope = { kind: 'machine', depth: 0 }

function scopeOf({ type, details }: HistoryEvent, before: Scope, entered: string): Scope {
  if (type === 'MapStateStarted' || type === 'ParallelStateStarted') {
    return { kind: type === 'MapStateStarted' ? 'Map' : 'Parallel', depth: before.depth + 1, parent: before, state: entered }
  }
  if (type === 'MapIterationStarted') return { kind: 'MapIteration', depth: before.depth, parent: before, item: Number(details['index']) }
  // what says that a Parallel succeeded leads to nothing: the exit follows the last branch, and ends the scope as well
  const ended = /^(MapIteration|Map|Parallel)(?:State)?(?:Succeeded|Failed|Exited)$/.exec(type)?.[1]
  if (ended === undefined) return before
  let scope: Scope | undefined = before
  while (scope !== undefined && (scope.kind !== ended || (type.endsWith('Exited') && scope.state !== details['name']))) scope = scope.parent
  return scope?.parent ?? before
}

function lineOf({ type, details }: HistoryEvent): string | undefined {
  if (type.endsWith('StateEntered')) return String(details['name'])
  if (/^(?:Task|LambdaFunction|Activity)Failed$/.test(type)) return `! ${[details['error'], details['cause']].filter((text) => text !== undefined && text !== '').join(': ')}`
  if (/^(?:Task|LambdaFunction|Activity)TimedOut$/.test(type)) return `! ${String(details['error'] ?? 'States.Timeout')}`
  return undefined
}
