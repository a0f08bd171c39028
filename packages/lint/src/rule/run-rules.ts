import { analyse, diagnostic, type Analysis, type Definition, type Diagnostic, type Location, type Severity, type Site, type SourceText, type State } from '@stepwright/asl'
import type { Surroundings } from './context.js'
import type { Rule } from './define-rule.js'
import type { Finding, Words, Wordings } from './finding.js'
import type { JsonataReader } from './jsonata-reader.js'
import { makeOnce } from './once.js'
import type { SdkReader } from './sdk-reader.js'
import type { ShapesReader } from './shapes-reader.js'
import { taskCallOf, type TaskCall } from './task-call.js'
import { walk } from './walk.js'

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
  readonly source?: SourceText
  readonly jsonata?: JsonataReader
  readonly sdk?: SdkReader
  readonly shapes?: ShapesReader
  /** As `2026-01-31`; today, when left out. */
  readonly today?: string
}

/** All that the rules find, in no order, without places in the text. */
export function runRules(rules: readonly ActiveRule[], subject: Subject): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const shared = surroundingsOf(subject)
  const handlers = rules.map(({ rule, severity }) => {
    const report = (finding: Finding<Wordings>): void => void found.push(told(rule, severity, finding, subject.file))
    return rule.check({ ...shared, report })
  })
  walk(subject.definition, handlers)
  return found
}

function surroundingsOf({ definition, source, jsonata, sdk, shapes, today = new Date().toISOString().slice(0, 10) }: Subject): Surroundings {
  const once = makeOnce()
  const analysis = analyse(definition.machine, {
    ...(jsonata === undefined ? {} : { readJsonata: jsonata.jsonataFacts }),
    ...(shapes === undefined ? {} : { resultOf: shapes.resultOf }),
  })
  const calls = new Map<string, TaskCall>()
  const callOf = (resource: string): TaskCall => {
    const known = calls.get(resource) ?? taskCallOf(resource)
    calls.set(resource, known)
    return known
  }
  const sitesIn = (state: State): readonly Site[] => once(sitesByState, analysis).get(state) ?? []
  return { definition, source, analysis, once, jsonata, sdk, shapes, today, callOf, sitesOf: sitesIn }
}

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
  const location = (place: Pick<Location, 'pointer' | 'anchor'>): Location => ({ source: file, ...place })
  // `defineRule` has checked that the facts are those of the wording
  const word = wordings[say] as (facts: unknown) => Words
  return diagnostic({
    code,
    severity,
    location: location({ pointer: at, anchor }),
    related: related.map((other) => ({ message: other.message, location: location({ pointer: other.at, anchor: other.anchor ?? 'value' }) })),
    fixes,
    ...(aws === undefined ? {} : { aws }),
    ...word(facts),
  })
}
