import { leafOf, noOverload } from './leaf-of.js'
import { ts } from './typescript.js'

/** What TypeScript says, in the voice of our diagnostics. */
export interface Sentence {
  readonly message: string
  readonly help?: string
}

/**
 * One sentence from TypeScript's chain of them: ours, where one of our types brought it in; else the link that names the
 * culprit, told by its code; else the outermost.
 */
export function sentenceOf(text: string | ts.DiagnosticMessageChain, code: number): Sentence {
  const whole = ts.flattenDiagnosticMessageText(text, '\n')
  const ours = /CompileError<"((?:[^"\\]|\\.)*)">/.exec(whole)?.[1]
  if (ours !== undefined) return splitHelp(ours.replaceAll('\\"', '"'))
  const links = typeof text === 'string' ? [{ code, messageText: text }] : linksOf(text)
  for (const link of links.toReversed()) {
    const told = tellers.get(link.code)?.(link.messageText)
    if (told !== undefined) return told
  }
  return withSuggestion(withoutArrows((code === noOverload ? links.at(-1) : links[0])?.messageText ?? whole))
}

/** Nearly everything may be an arrow, and what may be left out may be undefined: what is left says more. */
function withoutArrows(text: string): string {
  return text.replace(/(?<= to (?:parameter of )?type ')(.*)(?='\.?$)/s, (type: string) => {
    const members = unionMembers(type)
    const left = members.filter((member) => member !== 'undefined' && !member.startsWith('Expression<'))
    return left.length === 0 || left.length === members.length ? type : left.join(' | ')
  })
}

/** The members of a union as TypeScript writes it: bars in brackets and texts are not between them. */
function unionMembers(type: string): readonly string[] {
  const members = ['']
  let depth = 0
  let isText = false
  for (const [place, char] of [...type].entries()) {
    if (char === '"') isText = !isText
    if (!isText && '<({['.includes(char)) depth++
    if (!isText && (')}]'.includes(char) || (char === '>' && type[place - 1] !== '='))) depth--
    if (char === '|' && depth === 0 && !isText) members.push('')
    else members[members.length - 1] += char
  }
  return members.map((member) => member.trim())
}

type Link = Pick<ts.DiagnosticMessageChain, 'code' | 'messageText'>

/**
 * The chain from the outside in; of several alternatives, one that knows a name like the wrong one, or else the last, which TypeScript holds
 * for the nearest.
 */
function linksOf(chain: ts.DiagnosticMessageChain): Link[] {
  const inner = chain.next?.find((alternative) => leafOf(alternative).code === misspeltMember) ?? chain.next?.at(-1)
  return inner === undefined ? [chain] : [chain, ...linksOf(inner)]
}

const misspeltMember = 2561

type Teller = (text: string) => Sentence | undefined

/** What TypeScript says at length about the members of objects, in a few words. */
const tellers: ReadonlyMap<number, Teller> = new Map<number, Teller>([
  [2322, notAssignable],
  [2345, notAssignable],
  [2353, unknownMember],
  [2561, unknownMember],
  [2559, blockForOptions],
  [2739, missingMembers],
  [2740, missingMembers],
  [2741, (text) => unfitting(text) ?? told(/Property '(.*?)' is missing/, text, missingMember)],
])

function unknownMember(text: string): Sentence | undefined {
  const near = /Did you mean to write '(.*?)'/.exec(text)?.[1]
  return told(/'([^']*)' does not exist in type/, text, (name) => ({ message: `"${name}" is not a member that is known here`, ...(near !== undefined && { help: `use "${near}"` }) }))
}

function notAssignable(text: string): Sentence | undefined {
  const [, given = '', wanted = ''] = /ype '(.*)' is not assignable to (?:parameter of )?type '(.*)'/s.exec(text) ?? []
  if (/^(?:Expression<number> \| )?Duration\b/.test(wanted)) return notDuration(given)
  if (/^(?:boolean|number|string)$/.test(given) && wanted === `Expression<${given}>`) {
    return { message: 'this is computed while the workflow is built, where the value is not known yet', help: 'write an arrow, which is computed while the machine runs: () => …' }
  }
  const yields = /^Expression<(.*)>$/s.exec(wanted)?.[1]
  if (yields !== undefined && yields !== 'undefined' && !given.includes('=>')) {
    const what = yields === 'boolean' ? 'a test is wanted here' : `an arrow is wanted here that yields "${inOurVoice(yields)}"`
    return { message: `${what}, not "${inOurVoice(given)}"`, help: yields === 'boolean' ? 'write an arrow that is true or false, as in () => input.count > 0' : 'write an arrow, which is computed while the machine runs: () => …' }
  }
  const literal = /^"(.*)"$/.exec(given)?.[1]
  if (literal !== undefined && /^"[^"]*" \| .*\.{3} \d+ more \.{3}/.test(wanted)) return { message: `"${literal}" is none of the texts that are known here` }
  if (/^\(\) => /.test(wanted) && !given.includes('=>')) return { message: `a function is wanted here, not "${inOurVoice(given)}"`, help: 'write () => before it, so that its steps are recorded inside' }
  return undefined
}

function blockForOptions(text: string): Sentence | undefined {
  if (!/^Type '\(.*=>.*' has no properties in common with type '\w*Options\b/s.test(text)) return undefined
  return { message: 'a block stands where options belong', help: 'write the options before the block, which comes last' }
}

function notDuration(type: string): Sentence {
  return {
    message: `"${type.replaceAll(/^["']|["']$/g, '')}" is not a length of time`,
    help: 'write seconds as a number, or a text such as "5 minutes", "1 hour" or "2 days"',
  }
}

function missingMember(name: string): Sentence {
  if (name !== 'waitForTaskToken') return { message: `"${name}" is missing`, help: `add "${name}"` }
  return { message: 'no token of this task can be waited for', help: 'call the action through the SDK: flow.sdk<…>(\'…\').action.waitForTaskToken(name, (token) => …)' }
}

/** Members of ours that nobody writes tell types apart: the types are what differs. */
function unfitting(text: string): Sentence | undefined {
  const [, given, wanted] = /^Property ''?~[^']*''? is missing in type '(.*)' but required in type '(.*)'\.?$/s.exec(text) ?? []
  return given === undefined || wanted === undefined ? undefined : { message: `type "${given}" is not assignable to type "${wanted}"` }
}

function missingMembers(text: string): Sentence | undefined {
  return told(/is missing the following properties from type '.*': (.*?)\.?$/s, text, (names) => ({ message: `members are missing: ${names}`, help: 'add them' }))
}

function told(pattern: RegExp, text: string, tell: (found: string) => Sentence): Sentence | undefined {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? undefined : tell(found)
}

function withSuggestion(text: string): Sentence {
  const [, wrong, cure] = /^(.*?)\. Do you need .*?\? Try (.*?)\.?$/s.exec(text) ?? []
  if (wrong !== undefined && cure !== undefined) return { message: inOurVoice(wrong), help: `try ${cure.replaceAll('\'', '"')}` }
  const [, message, near] = /^(.*?)\.? Did you mean (?:to write )?(.*?)\?$/s.exec(text) ?? []
  return message === undefined || near === undefined ? { message: inOurVoice(text) } : { message: inOurVoice(message), help: `use ${inOurVoice(near.replace(/^'"(.*)"'$/, '\'$1\''))}` }
}

/** Sentences of ours carry their cure behind a semicolon. */
function splitHelp(sentence: string): Sentence {
  const at = sentence.indexOf('; ')
  return at < 0 ? { message: sentence } : { message: sentence.slice(0, at), help: sentence.slice(at + 2) }
}

function inOurVoice(text: string): string {
  const quoted = text.replaceAll(/(?<!\w)'((?:[^'\n]|(?<=\w)'(?=\w))*)'/g, (_, name: string) => `"${name.replaceAll('"', '\'')}"`)
  const plain = quoted.replace(/\.$/, '')
  return /^[A-Z][a-z]|^A /.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain
}
