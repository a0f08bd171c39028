import { ts } from './typescript.js'

/** What TypeScript says, in the voice of our diagnostics. */
export interface Sentence {
  readonly message: string
  readonly help?: string
}

/**
 * One sentence from TypeScript's chain of them: ours, where one of our types brought it in; else the innermost of a
 * failed overload, and the outermost of everything else.
 */
export function sentenceOf(text: string | ts.DiagnosticMessageChain): Sentence {
  const whole = ts.flattenDiagnosticMessageText(text, '\n')
  const ours = /CompileError<"((?:[^"\\]|\\.)*)">/.exec(whole)?.[1]
  if (ours !== undefined) return splitHelp(ours.replaceAll('\\"', '"'))
  const chosen = typeof text === 'string' ? text : chosenLink(text)
  const suggestion = /^(.*?)\.? Did you mean (.*?)\?$/s.exec(chosen)
  if (suggestion === null) return { message: inOurVoice(chosen) }
  const [, message = '', near = ''] = suggestion
  return { message: inOurVoice(message), help: `use ${inOurVoice(near).replace(/^to write /, '')}` }
}

/** TS2769, "No overload matches this call", says what is wrong only at its leaves. */
const noOverload = 2769

function chosenLink(chain: ts.DiagnosticMessageChain): string {
  if (chain.code !== noOverload) return chain.messageText
  let link = chain.next?.at(-1)
  while (link !== undefined && /^(Overload|The last overload|Argument of type)/.test(link.messageText) && link.next?.[0] !== undefined) link = link.next[0]
  return link?.messageText ?? chain.messageText
}

/** Sentences of ours carry their cure behind a semicolon. */
function splitHelp(sentence: string): Sentence {
  const at = sentence.indexOf('; ')
  return at < 0 ? { message: sentence } : { message: sentence.slice(0, at), help: sentence.slice(at + 2) }
}

function inOurVoice(text: string): string {
  const quoted = text.replaceAll(/'((?:[^'\n]|(?<=\w)'(?=\w))*)'/g, (_, name: string) => `"${name.replaceAll('"', '\'')}"`)
  const plain = quoted.replace(/\.$/, '')
  return /^[A-Z][a-z]|^A /.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain
}
