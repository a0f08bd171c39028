import type { HistoryEvent } from '../events/event.js'

/**
 * The way of an execution as a person reads it: a line per state that was entered, with the virtual seconds until then, the
 * states of branches and items below theirs, and what failed on the way.
 *
 * @example
 * pathText(run.events)
 * //    0 s  Build
 * //         ! CodeBuild.AccountLimitExceededException
 * //   30 s  ! States.TaskFailed: the build failed
 * //   30 s  Tell
 */
export function pathText(events: readonly HistoryEvent[]): string {
  const places = new Map<number, Scope>()
  const names = new Map(events.map(({ id, details }) => [id, String(details['name'])]))
  const start = events[0]?.timestamp ?? 0
  let last: number | undefined
  return events
    .flatMap((event) => {
      const scope = scopeOf(event, places.get(event.previousEventId) ?? outermost, names.get(event.previousEventId) ?? '')
      places.set(event.id, scope)
      const said = lineOf(event, scope)
      if (said === undefined) return []
      const seconds = (event.timestamp - start) / 1000
      const time = seconds === last ? '' : `${Number(seconds.toFixed(3))} s`
      last = seconds
      return [`${time.padStart(8)}  ${'  '.repeat(scope.depth)}${said}\n`]
    })
    .join('')
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

function lineOf({ type, details }: HistoryEvent, scope: Scope): string | undefined {
  if (type.endsWith('StateEntered')) return `${scope.item === undefined ? '' : `[${scope.item}] `}${String(details['name'])}`
  if (/^(?:Task|LambdaFunction|Activity)Failed$/.test(type)) return `! ${[details['error'], details['cause']].filter((text) => text !== undefined && text !== '').join(': ')}`
  if (/^(?:Task|LambdaFunction|Activity)TimedOut$/.test(type)) return `! ${String(details['error'] ?? 'States.Timeout')}`
  return undefined
}
