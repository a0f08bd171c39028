import type { JsonataProblem } from '@stepwright/asl/jsonata'
import { defineRule } from '../../rule/define-rule.js'

/** Finds expressions that are no JSONata. */
export const malformedJsonata = defineRule({
  code: 'data/malformed-jsonata',
  summary: 'What stands between {% and %} is JSONata.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.jsonata.org/overview',
  aws: 'INVALID_JSONATA_EXPRESSION',

  wordings: {
    malformed: (facts: { field: string; state: string; reason: string; help: string }) => ({
      message: `the JSONata in "${facts.field}" of state "${facts.state}" cannot be read: ${facts.reason}`,
      help: facts.help,
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at, field, state, text }, { problem }) {
      if (problem !== undefined) context.report({ at, say: 'malformed', facts: { field, state: state.name, ...plainWords(problem, text) } })
    },
  }),
})

interface Words {
  readonly reason: string
  readonly help: string
}

/** What the parser says, in words for people who do not write parsers; the rest as it is. @see https://github.com/jsonata-js/jsonata/blob/master/src/jsonata.js */
function plainWords({ code, message, offset, token: found }: JsonataProblem, text: string): Words {
  const [, wanted = ''] = /^Expected "?(.*?)"?(?:, got| before)/.exec(message) ?? []
  const rest = shortened(text.slice(offset).trim())
  const token = found ?? rest
  const plain: { readonly [code: string]: Words } = {
    S0101: { reason: 'a text in quotes does not end', help: 'close it with the quote that it begins with' },
    S0105: { reason: 'a name in backquotes does not end', help: 'close it with a backquote' },
    S0201: { reason: `"${token}" stands where nothing may follow`, help: 'put an operator before it: "&" joins texts, "+" adds numbers, "." goes into an object' },
    S0202: { reason: `"${token}" stands where "${wanted}" belongs`, help: closesNothing(token, text.slice(0, offset)) ? `write "${wanted}" instead of "${token}"` : `write "${wanted}" before "${rest}"` },
    S0203: { reason: `it ends where "${wanted}" belongs`, help: `add "${wanted}"` },
    S0207: { reason: 'it ends where a value belongs', help: text.trim() === '' ? 'write a value between "{%" and "%}"' : `write a value behind "${shortened(text.trim(), 'start')}"` },
    S0211: { reason: `"${token}" stands where a value belongs`, help: `write a value before "${rest}", or remove what is too much` },
  }
  const own = borrowed(text, offset)
  if (own !== undefined) return own
  const other = { reason: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, ''), help: rest === '' ? 'complete the expression' : `look at the text from "${rest}" on` }
  return plain[code] ?? other
}

/** Whether a token is a closing bracket, and no bracket of its kind stands open in what comes before it. */
function closesNothing(token: string, before: string): boolean {
  const opening = bracketOf.get(token)
  if (opening === undefined) return false
  const open: string[] = []
  for (const [mark] of before.matchAll(texts)) {
    if (openings.has(mark)) open.push(mark)
    else if (bracketOf.get(mark) === open.at(-1)) open.pop()
  }
  return !open.includes(opening)
}

const bracketOf: ReadonlyMap<string, string> = new Map([[')', '('], [']', '['], ['}', '{']])
const openings: ReadonlySet<string> = new Set(bracketOf.values())
/** Brackets, and the texts and comments in which they mean nothing. */
const texts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\/\*.*?\*\/|[()[\]{}]/gs

/** Operators of other languages, by the place where the parser gives up: it has taken the first half for an operator of its own. */
function borrowed(text: string, offset: number): Words | undefined {
  for (const { spelling, reason, help } of foreignOperators) {
    for (const start of [offset, offset - 1, offset - 2]) if (text.startsWith(spelling, start) && text.slice(0, start).trim() !== '') return { reason, help }
  }
  return undefined
}

/** Longest first. @see https://docs.jsonata.org/comparison-operators */
const foreignOperators = [
  { spelling: '===', word: '=', verb: 'compares with' },
  { spelling: '!==', word: '!=', verb: 'compares with' },
  { spelling: '==', word: '=', verb: 'compares with' },
  { spelling: '<>', word: '!=', verb: 'compares with' },
  { spelling: '=>', word: 'function($x) { … }', verb: 'writes a function as' },
  { spelling: '&&', word: 'and', verb: 'joins conditions with' },
  { spelling: '||', word: 'or', verb: 'joins conditions with' },
].map(({ spelling, word, verb }) => ({ spelling, reason: `"${spelling}" is no operator of JSONata`, help: `write "${word}" for "${spelling}": JSONata ${verb} it` }))

function shortened(text: string, cut: 'start' | 'end' = 'end'): string {
  if (text.length <= 20) return text
  return cut === 'end' ? `${text.slice(0, 20)}…` : `…${text.slice(-20)}`
}
