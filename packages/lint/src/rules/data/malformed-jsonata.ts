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
function plainWords({ code, message, offset }: JsonataProblem, text: string): Words {
  const [, token = ''] = /(?:error|token|operator|symbol|got):? "?(.*?)"?(?: cannot .*)?$/.exec(message) ?? []
  const [, wanted = ''] = /^Expected "?(.*?)"?(?:, got| before)/.exec(message) ?? []
  const rest = shortened(text.slice(offset).trim())
  const plain: { readonly [code: string]: Words } = {
    S0101: { reason: 'a text in quotes does not end', help: 'close it with the quote that it begins with' },
    S0105: { reason: 'a name in backquotes does not end', help: 'close it with a backquote' },
    S0201: { reason: `"${token}" stands where nothing may follow`, help: 'put an operator before it: "&" joins texts, "+" adds numbers, "." goes into an object' },
    S0202: { reason: `"${token}" stands where "${wanted}" belongs`, help: `write "${wanted}" before "${rest}"` },
    S0203: { reason: `it ends where "${wanted}" belongs`, help: `add "${wanted}"` },
    S0207: { reason: 'it ends where a value belongs', help: text.trim() === '' ? 'write a value between "{%" and "%}"' : `write a value behind "${shortened(text.trim(), 'start')}"` },
    S0211: { reason: `"${token}" stands where a value belongs`, help: `write a value before "${rest}", or remove what is too much` },
  }
  const other = { reason: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, ''), help: rest === '' ? 'complete the expression' : `look at the text from "${rest}" on` }
  return plain[code] ?? other
}

function shortened(text: string, cut: 'start' | 'end' = 'end'): string {
  if (text.length <= 20) return text
  return cut === 'end' ? `${text.slice(0, 20)}…` : `…${text.slice(-20)}`
}
