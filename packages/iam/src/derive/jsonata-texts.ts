/**
 * The texts that a JSONata expression may yield, with `*` for what is computed: a chain of `&`, or a choice between such chains.
 * Anything else is not known: this reads the two forms in which names are written, and is no parser of JSONata, which
 * would make every policy load one.
 */
export function jsonataTexts(body: string, ownArn: string): readonly string[] | undefined {
  const tokens = tokensOf(body.trim())
  return tokens === undefined ? undefined : textsOf(tokens, ownArn)
}

function textsOf(tokens: readonly string[], ownArn: string): readonly string[] | undefined {
  const question = tokens.indexOf('?')
  if (question >= 0) {
    const colon = endOfChoice(tokens, question)
    if (colon < 0) return undefined
    const whenTrue = textsOf(tokens.slice(question + 1, colon), ownArn)
    const whenFalse = textsOf(tokens.slice(colon + 1), ownArn)
    return whenTrue === undefined || whenFalse === undefined ? undefined : [...new Set([...whenTrue, ...whenFalse])]
  }
  if (tokens.some((token) => operators.test(token))) return undefined
  return [
    operandsOf(tokens)
      .map((operand) => textOf(operand, ownArn))
      .join(''),
  ]
}

/** The `:` that belongs to a `?`. */
function endOfChoice(tokens: readonly string[], question: number): number {
  let open = 0
  for (let index = question + 1; index < tokens.length; index++) {
    if (tokens[index] === '?') open++
    if (tokens[index] === ':' && open-- === 0) return index
  }
  return -1
}

/** What binds less tightly than `&`, or as tightly: with one of these the whole is no chain. */
const operators = /^(:=|=|!=|<=?|>=?|~>|;|,|:|\?|\+|-|and|or|in)$/

function operandsOf(tokens: readonly string[]): string[][] {
  const operands: string[][] = [[]]
  for (const token of tokens) {
    if (token === '&') operands.push([])
    else operands.at(-1)?.push(token)
  }
  return operands
}

function textOf(tokens: readonly string[], ownArn: string): string {
  const [only = '', ...more] = tokens
  if (more.length > 0) return tokens.join('') === '$states.context.StateMachine.Id' ? ownArn : '*'
  if (only === '$states.context.StateMachine.Id') return ownArn
  if (/^(['"])/.test(only)) return unquoted(only)
  const inner = /^\((.*)\)$/s.exec(only)?.[1]
  const [text, ...others] = (inner === undefined ? undefined : jsonataTexts(inner, ownArn)) ?? []
  return text === undefined || others.length > 0 ? '*' : text
}

/** Escapes are those of JSON; one that cannot be read leaves the text open. */
function unquoted(quoted: string): string {
  const inner = quoted.slice(1, -1)
  if (!inner.includes('\\')) return inner
  try {
    return JSON.parse(`"${inner.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"')}"`) as string
  } catch {
    return '*'
  }
}

/** Strings, balanced brackets, names and operators. `undefined` for a comment or a bracket that is not closed. */
function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = []
  for (let at = 0; at < text.length;) {
    const token = /[\s]/.test(text[at] ?? '') ? ' ' : tokenAt(text, at)
    if (token === undefined) return undefined
    if (token !== ' ') tokens.push(token)
    at += token.length
  }
  return tokens
}

function tokenAt(text: string, at: number): string | undefined {
  const quoted = /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`)/s.exec(text.slice(at))?.[0]
  if (quoted !== undefined) return quoted
  if ('([{'.includes(text[at] ?? '')) return bracketed(text, at)
  return /^(?:[$\w][\w.$]*|:=|!=|<=|>=|~>|[&=<>?:;,+\-.%^|@#])/.exec(text.slice(at))?.[0]
}

function bracketed(text: string, from: number): string | undefined {
  let depth = 0
  for (let at = from; at < text.length;) {
    const quoted = /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`)/s.exec(text.slice(at, at + 10_000))?.[0]
    if (quoted !== undefined) at += quoted.length
    else {
      if ('([{'.includes(text[at] ?? '')) depth++
      if (')]}'.includes(text[at] ?? '') && --depth === 0) return text.slice(from, at + 1)
      at++
    }
  }
  return undefined
}
