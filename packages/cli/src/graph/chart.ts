import { isEnd, type Scope, type State, type StateMachine } from '@stepwright/asl'
import { conditionText } from '../drawing/condition-text.js'
import { bare } from '../drawing/bare.js'
import { shortened } from './shortened.js'
import type { Trace } from './trace.js'

/** A scope as a drawing has it: boxes in the order of the text, and arrows between them. */
export interface Chart {
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

/** A state, or the start or end of the machine. */
export interface Box {
  /** Letters and digits only; unique in the whole drawing. */
  readonly id: string
  readonly kind: State['kind'] | 'start' | 'end'
  readonly name: string
  /** What it does, in a few words. */
  readonly detail: string
  /** What runs inside it: the branches of a Parallel, the processor of a Map. */
  readonly inside: readonly InnerChart[]
  /** How a run went through it; `undefined` without a run. */
  readonly mark?: Mark
}

/** A scope inside a box. */
export interface InnerChart extends Chart {
  readonly title: string
}

/** How a run went through a state. */
export interface Mark {
  readonly went: 'through' | 'wrong' | 'elsewhere'
  readonly times: number
}

/** A way from box to box. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly kind: 'next' | 'rule' | 'otherwise' | 'catch'
  /** A run took it; `undefined` without a run. */
  readonly taken?: boolean
}

/** A machine as a drawing. The ids count states in the order of the text, so that equal machines have equal drawings. */
export function chartOf(machine: StateMachine, trace?: Trace): Chart {
  let last = 0
  return scopeChart(machine, { nextId: () => `s${++last}`, trace }, true)
}

interface Drawing {
  readonly nextId: () => string
  readonly trace: Trace | undefined
}

function scopeChart(scope: Scope, drawing: Drawing, isOutermost: boolean): Chart {
  const ids = new Map(scope.states.map(({ name }) => [name, drawing.nextId()]))
  const boxes = scope.states.map((state) => boxOf(state, ids.get(state.name) ?? '', drawing))
  const arrows = scope.states.flatMap((state) => arrowsFrom(state, drawing.trace)).flatMap(([from, to, rest]): Arrow[] => {
    const [source, target] = [ids.get(from), ids.get(to)]
    // where a target does not exist, lint says so
    return source === undefined || target === undefined ? [] : [{ from: source, to: target, ...rest }]
  })
  return isOutermost ? withEnds({ boxes, arrows }, { scope, ids, drawing }) : { boxes, arrows }
}

interface Outermost {
  readonly scope: Scope
  readonly ids: ReadonlyMap<string, string>
  readonly drawing: Drawing
}

function withEnds({ boxes, arrows }: Chart, { scope, ids, drawing: { trace } }: Outermost): Chart {
  const first = ids.get(scope.startAt)
  // a Fail ends the execution, too, but not where the others do
  const ending = scope.states.filter((state) => isEnd(state) && state.kind !== 'Fail')
  const mark = (taken: boolean): Pick<Box, 'mark'> => (trace === undefined ? {} : { mark: { went: taken ? 'through' : 'elsewhere', times: 1 } })
  const way = (from: string, to: string, taken: boolean): Arrow => ({ from, to, label: '', kind: 'next', ...(trace === undefined ? {} : { taken }) })
  const ended = (state: State): boolean => trace?.ways.has(wayKey(state.name, undefined)) === true
  return {
    boxes: [
      { id: 'start', kind: 'start', name: 'Start', detail: '', inside: [], ...mark(true) },
      ...boxes,
      ...(ending.length === 0 ? [] : [{ id: 'finish', kind: 'end', name: 'End', detail: '', inside: [], ...mark(ending.some(ended)) } as const]),
    ],
    arrows: [
      ...(first === undefined ? [] : [way('start', first, trace?.states.has(scope.startAt) === true)]),
      ...arrows,
      ...ending.map((state) => way(ids.get(state.name) ?? '', 'finish', ended(state))),
    ],
  }
}

function boxOf(state: State, id: string, drawing: Drawing): Box {
  return { id, kind: state.kind, name: state.name, detail: detailOf(state), inside: insideOf(state, drawing), ...markOf(state, drawing.trace) }
}

function markOf({ name }: State, trace: Trace | undefined): Pick<Box, 'mark'> {
  if (trace === undefined) return {}
  const passed = trace.states.get(name)
  if (passed === undefined) return { mark: { went: 'elsewhere', times: 0 } }
  return { mark: { went: passed.failed ? 'wrong' : 'through', times: passed.times } }
}

function insideOf(state: State, drawing: Drawing): readonly InnerChart[] {
  if (state.kind === 'Map') return [{ title: '', ...scopeChart(state.itemProcessor, drawing, false) }]
  if (state.kind !== 'Parallel') return []
  return state.branches.map((branch, index) => ({ title: `branch ${index + 1}`, ...scopeChart(branch, drawing, false) }))
}

function detailOf(state: State): string {
  switch (state.kind) {
    case 'Task':
      return shortened(`Task ${bare(state.resource).replace(/^arn:[^:]*:states:::/, '').replace(/^arn:[^:]*:lambda:.*:function:/, 'Lambda ')}`.trim())
    case 'Wait': {
      const time = state.seconds ?? state.secondsPath
      return shortened(`Wait ${time === undefined ? `until ${bare(state.timestamp ?? state.timestampPath)}` : `${bare(time)} s`}`)
    }
    case 'Map':
      return mapDetail(state)
    case 'Fail':
      return shortened(`Fail ${bare(state.error ?? state.errorPath)}`.trim())
    default:
      return state.kind
  }
}

function mapDetail({ itemProcessor, items, itemsPath, itemReader, maxConcurrency }: Extract<State, { readonly kind: 'Map' }>): string {
  const source = items ?? itemsPath
  const of = source === undefined ? (itemReader === undefined ? '' : ' of what it reads') : ` of ${bare(source)}`
  const pace = maxConcurrency === undefined || maxConcurrency === 0 ? '' : `, ${bare(maxConcurrency)} at a time`
  return shortened(`${itemProcessor.processorConfig?.mode === 'DISTRIBUTED' ? 'Distributed Map' : 'Map'}${of}${pace}`)
}

type Way = readonly [from: string, to: string, rest: Omit<Arrow, 'from' | 'to'>]

function arrowsFrom(state: State, trace: Trace | undefined): readonly Way[] {
  const from = state.name
  const way = (to: string, kind: Arrow['kind'], label: string): Way =>
    [from, to, { kind, label: shortened(label), ...(trace === undefined ? {} : { taken: trace.ways.has(wayKey(from, to)) }) }]
  const ways: Way[] = []
  if (state.kind === 'Choice') {
    for (const rule of state.choices) ways.push(way(rule.next, 'rule', conditionText(rule)))
    if (state.default !== undefined) ways.push(way(state.default, 'otherwise', 'otherwise'))
  }
  if ('next' in state && state.next !== undefined) ways.push(way(state.next, 'next', ''))
  if ('catch' in state) for (const { errorEquals, next } of state.catch ?? []) ways.push(way(next, 'catch', errorEquals.join(', ')))
  return ways
}

const wayKey = (from: string, to: string | undefined): string => JSON.stringify([from, to ?? null])
