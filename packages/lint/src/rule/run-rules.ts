import { analyse, diagnostic, invariant, type Analysis, type Definition, type Diagnostic, type Location, type ReadJsonata, type Severity, type Site, type SourceText, type State } from '@stepwright/asl'
import type { RuleContext, Surroundings } from './context.js'
import type { Rule } from './define-rule.js'
import type { Finding, Words, Wordings } from './finding.js'
import { handlersByKind } from './handlers-by-kind.js'
import { makeOnce } from './once.js'
import type { SdkReader } from './sdk-reader.js'
import type { ShapesReader } from './shapes-reader.js'
import { taskCallOf } from './task-call.js'
import { visitAnalysis } from './visit-analysis.js'
import { makeWalk } from './walk.js'

/** A rule, and how serious its findings are in this run. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
}

/** What is linted. */
export interface Subject {
  readonly definition: Definition
  /** The name that locations give; `source` brings one of its own. */
  readonly file: string
  readonly source?: SourceText | undefined
  /** How JSONata is read, where the text has any: it takes long to load. */
  readonly readJsonata?: ReadJsonata | undefined
  readonly sdk?: SdkReader | undefined
  readonly shapes?: ShapesReader | undefined
  /** As `2026-01-31`; today, when left out. */
  readonly today?: string | undefined
}

/** All that the rules find, in no order, without places in the text. */
export type RunRules = (subject: Subject) => readonly Diagnostic[]

/** Sets rules up, once for any number of definitions. A run takes one definition and does not wait, so that none meets another. */
export function makeRunner(rules: readonly ActiveRule[]): RunRules {
  const run: Run = { around: undefined, file: '', found: [] }
  const now = surroundingsIn(run)
  const handlers = handlersByKind(rules.map(({ rule, severity }) => rule.check(contextOf(now, (finding) => void run.found.push(told(rule, severity, finding, run.file))))))
  const walk = makeWalk(handlers)
  return (subject) => {
    const found: Diagnostic[] = []
    const around = surroundingsOf(subject)
    run.around = around
    run.file = subject.file
    run.found = found
    walk(subject.definition)
    visitAnalysis(around.analysis, handlers)
    run.around = undefined
    run.found = []
    return found
  }
}

/** The clock is asked by those who want to know the day. */
type Around = Omit<Surroundings, 'today'> & { readonly today: string | undefined }

/** What is going on at the moment. */
interface Run {
  around: Around | undefined
  file: string
  found: Diagnostic[]
}

/** What is asked of the definition that is being linted, at any time. */
function surroundingsIn(run: Run): Surroundings {
  const now = (): Around => {
    invariant(run.around !== undefined, 'a rule asked for its definition outside of a run')
    return run.around
  }
  return {
    get definition() { return now().definition },
    get source() { return now().source },
    get analysis() { return now().analysis },
    get once() { return now().once },
    get sitesOf() { return now().sitesOf },
    get callOf() { return now().callOf },
    get sdk() { return now().sdk },
    get shapes() { return now().shapes },
    get today() { return now().today ?? dayOf(Date.now()) },
  }
}

/**
 * The context that a rule keeps: it always speaks of the definition that is being linted. The getters are those of one prototype: with getters of its own
 * each context would be a hash table to the engine, which shows in the time of every rule.
 */
function contextOf(now: Surroundings, report: RuleContext<Wordings>['report']): RuleContext<Wordings> {
  return Object.assign(Object.create(now) as Surroundings, { report })
}

function surroundingsOf({ definition, source, readJsonata, sdk, shapes, today }: Subject): Around {
  const analysis = analyse(definition.machine, { readJsonata, resultOf: shapes?.resultOf })
  let byState: ReadonlyMap<State, readonly Site[]> | undefined
  const sitesOf = (state: State): readonly Site[] => (byState ??= sitesByState(analysis)).get(state) ?? []
  return { definition, source, analysis, once: makeOnce(), sdk, shapes, today, callOf: taskCallOf, sitesOf }
}

/** `2026-01-31`. Kept for the day: the clock's text for each of many small definitions took a hundredth of the time. */
function dayOf(now: number): string {
  const number = Math.floor(now / 86_400_000)
  if (number !== day.number) day = { number, text: new Date(now).toISOString().slice(0, 10) }
  return day.text
}

let day = { number: Number.NaN, text: '' }

function sitesByState({ sites }: Analysis): ReadonlyMap<State, readonly Site[]> {
  const byState = new Map<State, Site[]>()
  for (const site of sites()) {
    const known = byState.get(site.state)
    if (known === undefined) byState.set(site.state, [site])
    else known.push(site)
  }
  return byState
}

function told({ code, aws, wordings }: Rule, severity: Severity, { at, anchor = 'value', say, facts, related = [], fixes = [] }: Finding<Wordings>, file: string): Diagnostic {
  // `defineRule` has checked that the facts are those of the wording
  const { message, help, note, aws: own = aws } = (wordings[say] as (facts: unknown) => Words)(facts)
  const location: Location = { source: file, pointer: at, anchor }
  const others = related.map((other) => ({ message: other.message, location: { source: file, pointer: other.at, anchor: other.anchor ?? 'value' } }))
  return diagnostic({ code, severity, message, location, help, note, related: others, fixes, aws: own })
}
