/**
 * A regular expression as an automaton that is in all its places at once and never goes back, so that its time grows with the
 * product of pattern and text. Lookaround, back references and possessive quantifiers cannot be said so.
 */
export interface PatternMachine {
  readonly steps: readonly Step[]
  readonly start: number
  readonly accept: number
  readonly flags: string
  /** Whether it reads code points, as Java and JavaScript's flag `u` do, or code units. */
  readonly isUnicode: boolean
}

/** How the pattern reads: `i`, `m` and `s` mean what they do in JavaScript. */
export interface PatternOptions {
  readonly flags: string
  readonly isUnicode: boolean
}

type Step =
  | { readonly kind: 'character'; readonly matches: (character: string) => boolean; readonly next: number }
  | { readonly kind: 'split'; readonly next: number[] }
  /** `^`, `$`, `\b`, `\B`. */
  | { readonly kind: 'edge'; readonly holds: (text: string, at: number) => boolean; readonly next: number }
  | { readonly kind: 'accept' }

/** The automaton of a pattern, or `undefined` where the pattern has what cannot be said, or more than 2,000 places. */
export function patternMachine(source: string, { flags, isUnicode }: PatternOptions): PatternMachine | undefined {
  const builder: Builder = { source, flags, isUnicode, steps: [{ kind: 'accept' }], position: 0, depth: 0, repetitions: 0 }
  const part = readChoice(builder)
  if (part === undefined || builder.position < source.length) return undefined
  const start = part(0)
  return isTooLarge(builder) ? undefined : { steps: builder.steps, start, accept: 0, flags, isUnicode }
}

/** What is being built. */
interface Builder {
  readonly source: string
  readonly flags: string
  readonly isUnicode: boolean
  readonly steps: Step[]
  position: number
  depth: number
  /** How often a part was repeated: empty parts make no steps, and repeat all the same. */
  repetitions: number
}

/** A part of the pattern: given the place behind it, it makes its steps and yields the place where it begins. */
type Part = (next: number) => number

const mostSteps = 2_000
const deepestGroup = 100

function add({ steps }: Builder, step: Step): number {
  return steps.length > mostSteps ? 0 : steps.push(step) - 1
}

function readChoice(builder: Builder): Part | undefined {
  const parts: Part[] = []
  do {
    const part = readSequence(builder)
    if (part === undefined) return undefined
    parts.push(part)
  } while (take(builder, '|'))
  const [first] = parts
  return parts.length === 1 ? first : (next) => add(builder, { kind: 'split', next: parts.map((part) => part(next)) })
}

function readSequence(builder: Builder): Part | undefined {
  const parts: Part[] = []
  while (builder.position < builder.source.length && !')|'.includes(builder.source[builder.position] ?? '')) {
    const part = readRepeated(builder)
    if (part === undefined) return undefined
    parts.push(part)
  }
  return (next) => parts.reduceRight((behind, part) => part(behind), next)
}

function readRepeated(builder: Builder): Part | undefined {
  const part = readAtom(builder)
  if (part === undefined) return undefined
  const quantifier = takePattern(builder, /[*+?]|\{\d+(?:,\d*)?\}/y)
  if (quantifier === undefined) return part
  take(builder, '?') // lazy or not, the same texts match
  if (/[*+?{]/.test(builder.source[builder.position] ?? '')) return undefined
  const [least, most] = bounds(quantifier)
  return most > mostSteps && most !== Infinity ? undefined : repeated(builder, part, least, most)
}

function bounds(quantifier: string): readonly [least: number, most: number] {
  if (quantifier === '*') return [0, Infinity]
  if (quantifier === '+') return [1, Infinity]
  if (quantifier === '?') return [0, 1]
  const [least = '0', most] = quantifier.slice(1, -1).split(',')
  return [Number(least), most === undefined ? Number(least) : most === '' ? Infinity : Number(most)]
}

function repeated(builder: Builder, part: Part, least: number, most: number): Part {
  return (next) => {
    let place = most === Infinity ? loop(builder, part, next) : next
    const optional = most === Infinity ? 0 : most - least
    for (let count = 0; count < optional && !isTooLarge(builder); count++) {
      builder.repetitions += 1
      place = add(builder, { kind: 'split', next: [part(place), next] })
    }
    for (let count = 0; count < least && !isTooLarge(builder); count++) {
      builder.repetitions += 1
      place = part(place)
    }
    return place
  }
}

const isTooLarge = ({ steps, repetitions }: Builder): boolean => steps.length > mostSteps || repetitions > mostSteps

function loop(builder: Builder, part: Part, next: number): number {
  const exits = [next]
  const place = add(builder, { kind: 'split', next: exits })
  exits.push(part(place))
  return place
}

function readAtom(builder: Builder): Part | undefined {
  if (take(builder, '(')) return readGroup(builder)
  const edge = takePattern(builder, /\^|\$|\\[bB]/y)
  if (edge !== undefined) return (next) => add(builder, { kind: 'edge', holds: edgeOf(edge, builder.flags.includes('m')), next })
  const atom = takePattern(builder, atomPattern)
  return atom === undefined ? undefined : oneCharacter(builder, atom)
}

/** A class, an escape that stands for one character, or a character that stands for itself. */
const atomPattern = /\[\^?\]?(?:\\[^]|[^\\\]])*\]|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{\w+\}|[dDwWsStnrf]|[^\w])|[^\\[\]{}()*+?|^$]/uy

/** Whether the edge lies at a place of the text. */
function edgeOf(edge: string, isMultiline: boolean): (text: string, at: number) => boolean {
  const isLineEnd = (character: string | undefined) => isMultiline && /[\n\r\u2028\u2029]/.test(character ?? '')
  if (edge === '^') return (text, at) => at === 0 || isLineEnd(text[at - 1])
  if (edge === '$') return (text, at) => at === text.length || isLineEnd(text[at])
  const isWord = (character: string | undefined) => /\w/.test(character ?? '')
  return (text, at) => (isWord(text[at - 1]) !== isWord(text[at])) === (edge === '\\b')
}

function readGroup(builder: Builder): Part | undefined {
  if (builder.depth >= deepestGroup) return undefined
  takePattern(builder, /\?(?::|<[A-Za-z]\w*>)/y)
  builder.depth += 1
  const part = readChoice(builder)
  builder.depth -= 1
  return part !== undefined && take(builder, ')') ? part : undefined
}

/** One character is left to the engine of JavaScript: there is nothing in it to go back to. */
function oneCharacter(builder: Builder, atom: string): Part | undefined {
  const flags = `${builder.flags.includes('i') ? 'i' : ''}${builder.flags.includes('s') ? 's' : ''}`
  const source = `^(?:${atom})$`
  const pattern = (builder.isUnicode ? expression(source, `u${flags}`) : undefined) ?? expression(source, flags)
  if (pattern === undefined) return undefined
  return (next) => add(builder, { kind: 'character', matches: (character) => pattern.test(character), next })
}

function expression(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

function take(builder: Builder, token: string): boolean {
  if (!builder.source.startsWith(token, builder.position)) return false
  builder.position += token.length
  return true
}

function takePattern(builder: Builder, pattern: RegExp): string | undefined {
  pattern.lastIndex = builder.position
  const found = pattern.exec(builder.source)?.[0]
  if (found !== undefined) builder.position += found.length
  return found
}
