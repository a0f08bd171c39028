import type { Field, Owner } from '../fields/field.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { isJsonataString, jsonataBody } from '../expressions/jsonata-text.js'
import { expressionSites } from '../expressions/template/expression-sites.js'
import { parsePathExpression } from '../expressions/template/path-expression.js'
import type { ChoiceRule, Comparison } from '../model/choice-rule.js'
import type { Json } from '../model/json.js'
import type { QueryLanguage } from '../model/query-language.js'
import type { State } from '../model/state.js'
import type { StateMachine } from '../model/state-machine.js'
import { child, type Pointer } from '../source/pointer.js'
import { chooseFields, eachField, type Fielded } from './each-field.js'
import { languageOf } from './language-of.js'
import { momentOf } from './moment.js'
import type { ScopePlace } from './scopes.js'
import type { Parsed, ReadJsonata, Site } from './site.js'

/**
 * All texts of a machine that are computed, state by state, in the order of the field table. States whose language cannot be told have none.
 * Without `readJsonata`, those in JSONata are `unparsed`.
 */
export function sitesOf(machine: StateMachine, places: readonly ScopePlace[], readJsonata?: ReadJsonata): readonly Site[] {
  const sites: Site[] = []
  for (const place of places) {
    for (const state of place.scope.states) {
      const language = languageOf(state, machine)
      if (language !== undefined) visitState({ state, place, language, sites, readJsonata })
    }
  }
  return sites
}

interface Visit {
  readonly state: State
  readonly place: ScopePlace
  readonly language: QueryLanguage
  readonly sites: Site[]
  readonly readJsonata: ReadJsonata | undefined
}

function visitState(at: Visit): void {
  eachField(
    at.state,
    computed[at.language],
    (row, value, node) => addField(row, value as Json, node, at),
    (node) => {
      if (node.kind === 'ChoiceRule') visitRule(node as ChoiceRule, at)
    },
  )
}

const pathKinds: ReadonlySet<Field['holds']['kind']> = new Set<Field['holds']['kind']>(['path', 'reference-path', 'path-or-intrinsic'])
const computed = chooseFields(({ holds }, language) => pathKinds.has(holds.kind) || holds.kind === 'template' || (language === 'JSONata' && 'orJsonata' in holds))

function addField(row: Field, value: Json, node: Fielded, at: Visit): void {
  // the name of a field has nothing to escape
  const pointer: Pointer = `${node.pointer}/${row.field}`
  const { language } = at
  if (row.holds.kind === 'template') {
    for (const site of expressionSites(value, language)) add(row, node.kind, site.pointer === '' ? pointer : `${pointer}${site.pointer}`, site.text, at, site.hasTwin)
  } else if (language === 'JSONata') {
    if (isJsonataString(value)) add(row, node.kind, pointer, jsonataBody(value), at)
  } else if (typeof value === 'string' && (value.startsWith('$') || row.holds.kind === 'path-or-intrinsic')) add(row, node.kind, pointer, value, at)
}

function add({ field, holds }: Field, owner: Owner, pointer: Pointer, text: string, at: Visit, hasTwin = false): void {
  const { state, place, language } = at
  at.sites.push({ state, place, language, pointer, owner, field, holds: holds.kind, moment: momentOf(owner, field), text, parsed: parse(text, at), hasTwin })
}

function visitRule(rule: ChoiceRule, at: Visit): void {
  if ('comparison' in rule && at.language === 'JSONPath') visitComparison(rule.comparison, rule.pointer, 'ChoiceRule', at)
}

function visitComparison(comparison: Comparison, pointer: Pointer, owner: Owner, at: Visit): void {
  if ('and' in comparison) for (const [index, inner] of comparison.and.entries()) visitComparison(inner, child(pointer, 'And', index), 'Comparison', at)
  else if ('or' in comparison) for (const [index, inner] of comparison.or.entries()) visitComparison(inner, child(pointer, 'Or', index), 'Comparison', at)
  else if ('not' in comparison) visitComparison(comparison.not, child(pointer, 'Not'), 'Comparison', at)
  else {
    const { variable, operator, value } = comparison
    const { state, place, language } = at
    const add = (field: string, text: string): void => {
      at.sites.push({ state, place, language, pointer: child(pointer, field), owner, field, holds: 'path', moment: 'entry', text, parsed: parse(text, at), hasTwin: false })
    }
    // what is no path has been reported when it was read
    if (variable.startsWith('$')) add('Variable', variable)
    if (operator.endsWith('Path') && typeof value === 'string' && value.startsWith('$')) add(operator, value)
  }
}

function parse(text: string, { language, readJsonata }: Visit): Parsed {
  if (language === 'JSONPath') return isPlaceholder(text) || filledIn.test(text) ? { kind: 'unparsed' } : parsePathExpression(text)
  const facts = readJsonata?.(text)
  // a placeholder may become anything; in a string it does not matter
  return facts === undefined || (isPlaceholder(text) && facts.problem !== undefined) ? { kind: 'unparsed' } : { kind: 'jsonata', facts }
}

/** What other tools than CloudFormation fill in before the machine is deployed. */
const filledIn = /^(?:\{\{.*\}\}|<.*>|%.*%|@@.*@@|__.*__)$/
