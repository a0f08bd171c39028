import { follow, followStates, nearName, pathsIn, type DeadEnd, type JsonPath, type Shape, type Site, type StateShapes } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds paths to what no state before can have put there. */
export const unknownPath = defineRule({
  code: 'data/unknown-path',
  summary: 'A path leads to data that the states before may have put there.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html',

  wordings: {
    member: (facts: { text: string; field: string; state: string; missing: string; near: string; members: string; isAnswer?: boolean }) => ({
      message: `"${facts.text}" in "${facts.field}" of state "${facts.state}" finds nothing: there is no "${facts.missing}" in the data`,
      help: facts.near === '' ? `use what is there: ${facts.members}` : `use "${facts.near}"`,
      note: facts.isAnswer === true ? 'the service does not answer with such a member, unless it has come to since this release' : 'whatever the input of the machine, the state fails when it gets there',
    }),
    scalar: (facts: { text: string; field: string; state: string; missing: string; kind: string }) => ({
      message: `"${facts.text}" in "${facts.field}" of state "${facts.state}" finds nothing: it looks for "${facts.missing}" in a ${facts.kind}`,
      help: facts.kind === 'string' ? 'turn the text into data first, with States.StringToJson or $parse' : 'end the path before',
      note: 'whatever the input of the machine, the state fails when it gets there',
    }),
    list: (facts: { text: string; field: string; state: string; missing: string }) => ({
      message: `"${facts.text}" in "${facts.field}" of state "${facts.state}" finds nothing: there is no "${facts.missing}" in a list`,
      help: 'pick an item that is there, such as [0], or all with [*]',
      note: 'whatever the input of the machine, the state fails when it gets there',
    }),
  },

  check: (context) => {
    const tell = (site: Site, { missing, shape }: DeadEnd): void => {
      if (context.sitesOf(site.state).some((other) => site.text.startsWith(other.text) && isQuestion(other))) return
      const facts = { text: site.text.trim(), field: site.field, state: site.state.name, missing }
      if (shape.kind === 'object') {
        const names = [...shape.members.keys()]
        const members = names.length === 0 ? 'nothing' : names.slice(0, 8).join(', ')
        context.report({ at: site.pointer, say: 'member', facts: { ...facts, near: nearName(missing, names) ?? '', members, isAnswer: shape.isAnswer === true } })
      } else if (shape.kind === 'array') context.report({ at: site.pointer, say: 'list', facts })
      else context.report({ at: site.pointer, say: 'scalar', facts: { ...facts, kind: shape.kind } })
    }
    return {
      Site(site) {
        const end = deadEndOf(site, context.analysis.shapes().get(site.state))
        if (end !== undefined) tell(site, end)
      },
    }
  },
})

/** A test whether something is there, which asks for it. */
function isQuestion({ state, pointer, field }: Site): boolean {
  if (state.kind !== 'Choice' || field !== 'Variable') return false
  const test = pointer.slice(0, -'/Variable'.length)
  return state.choices.some((rule) => 'comparison' in rule && asksAt(rule.comparison, rule.pointer, test))
}

type Comparison = Extract<Extract<Site['state'], { readonly kind: 'Choice' }>['choices'][number], { readonly comparison: unknown }>['comparison']

function asksAt(comparison: Comparison, pointer: string, wanted: string): boolean {
  if (!wanted.startsWith(pointer)) return false
  if ('and' in comparison) return comparison.and.some((inner, index) => asksAt(inner, `${pointer}/And/${index}`, wanted))
  if ('or' in comparison) return comparison.or.some((inner, index) => asksAt(inner, `${pointer}/Or/${index}`, wanted))
  if ('not' in comparison) return asksAt(comparison.not, `${pointer}/Not`, wanted)
  return pointer === wanted && comparison.operator.startsWith('Is')
}

function deadEndOf(site: Site, shapes: StateShapes | undefined): DeadEnd | undefined {
  const { parsed, moment } = site
  if (shapes === undefined || parsed.kind === 'unparsed' || parsed.kind === 'unreadable') return undefined
  if (parsed.kind === 'jsonata') {
    const states = moment === 'exit' ? { input: shapes.raw, result: shapes.result } : { input: shapes.raw }
    const followed = followStates(parsed.facts, states)
    return followed !== undefined && 'deadEnd' in followed ? followed.deadEnd : undefined
  }
  const seen = seenAt(moment, shapes)
  // of what nothing is known, nothing is missing
  if (seen === undefined || seen.kind === 'unknown') return undefined
  for (const path of pathsIn(parsed)) {
    const end = endOf(path, seen)
    if (end !== undefined) return end
  }
  return undefined
}

function endOf(path: JsonPath, seen: Shape): DeadEnd | undefined {
  if (path.root.kind !== 'input') return undefined
  const followed = follow(seen, path)
  return 'deadEnd' in followed ? followed.deadEnd : undefined
}

/** What `$` is, where that is known. */
function seenAt(moment: Site['moment'], { raw, input, result, merged }: StateShapes): Shape | undefined {
  if (moment === 'arrival') return raw
  if (moment === 'entry' || moment === 'item') return input
  if (moment === 'result') return result
  return moment === 'departure' ? merged : undefined
}
