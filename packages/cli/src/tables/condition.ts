import { BadExpression, expressionReader, type ExpressionReader, type Substitutes } from './expression-reader.js'
import { compare, contentOf, equal, typeOf, valueAt, type Attribute, type Item } from './item.js'

/** Whether an item is as an expression says. */
export type Condition = (item: Item) => boolean

type Operand = (item: Item) => Attribute | undefined

/**
 * Reads a condition, filter or key condition. Throws `BadExpression`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export function readCondition(text: string, substitutes: Substitutes): Condition {
  const reader = expressionReader(text, substitutes)
  const condition = either(reader)
  if (reader.peek() !== undefined) throw new BadExpression(`Invalid expression: "${reader.peek() ?? ''}" is too much: ${text}`)
  return condition
}

function either(reader: ExpressionReader): Condition {
  let left = both(reader)
  while (reader.take('OR')) {
    const [one, two] = [left, both(reader)]
    left = (item) => one(item) || two(item)
  }
  return left
}

function both(reader: ExpressionReader): Condition {
  let left = negated(reader)
  while (reader.take('AND')) {
    const [one, two] = [left, negated(reader)]
    left = (item) => one(item) && two(item)
  }
  return left
}

function negated(reader: ExpressionReader): Condition {
  if (reader.take('NOT')) {
    const inner = negated(reader)
    return (item) => !inner(item)
  }
  if (!reader.take('(')) return single(reader)
  const inner = either(reader)
  reader.expect(')')
  return inner
}

function single(reader: ExpressionReader): Condition {
  const test = reader.peek(1) === '(' ? functionNamed(reader.peek() ?? '') : undefined
  if (test !== undefined) {
    reader.next()
    reader.expect('(')
    const left = operand(reader)
    const right = reader.take(',') ? operand(reader) : undefined
    reader.expect(')')
    return (item) => test(left(item), right?.(item))
  }
  const left = operand(reader)
  if (reader.take('BETWEEN')) {
    const low = operand(reader)
    reader.expect('AND')
    const high = operand(reader)
    return (item) => holds(left(item), '>=', low(item)) && holds(left(item), '<=', high(item))
  }
  if (reader.take('IN')) {
    reader.expect('(')
    const members = [operand(reader)]
    while (reader.take(',')) members.push(operand(reader))
    reader.expect(')')
    return (item) => members.some((member) => holds(left(item), '=', member(item)))
  }
  const operator = reader.next()
  if (!['=', '<>', '<', '<=', '>', '>='].includes(operator)) throw new BadExpression(`Invalid expression: "${operator}" is no comparison`)
  const right = operand(reader)
  return (item) => holds(left(item), operator, right(item))
}

function operand(reader: ExpressionReader): Operand {
  if (reader.peek()?.startsWith(':')) {
    const value = reader.value()
    return () => value
  }
  if (reader.peek()?.toLowerCase() === 'size' && reader.peek(1) === '(') {
    reader.next()
    reader.expect('(')
    const inner = reader.path()
    reader.expect(')')
    return (item) => sizeOf(valueAt(item, inner))
  }
  const path = reader.path()
  return (item) => valueAt(item, path)
}

const functionNamed = (name: string) => (Object.hasOwn(functions, name.toLowerCase()) ? functions[name.toLowerCase()] : undefined)

const functions: { readonly [name: string]: (value: Attribute | undefined, other: Attribute | undefined) => boolean } = {
  attribute_exists: (value) => value !== undefined,
  attribute_not_exists: (value) => value === undefined,
  attribute_type: (value, type) => value !== undefined && type !== undefined && typeOf(value) === contentOf(type),
  begins_with: (value, prefix) => value?.['S'] !== undefined && String(value['S']).startsWith(String(prefix?.['S'])),
  contains: (value, part) => {
    if (value === undefined || part === undefined) return false
    if ('S' in value) return String(value['S']).includes(String(part['S']))
    const members = contentOf(value)
    return Array.isArray(members) && members.some((member) => ('L' in value ? equal(member as Attribute, part) : member === contentOf(part)))
  },
}

/** What is not there compares with nothing, and is different from everything. */
function holds(a: Attribute | undefined, operator: string, b: Attribute | undefined): boolean {
  if (operator === '=') return a !== undefined && b !== undefined && equal(a, b)
  if (operator === '<>') return a === undefined || b === undefined || !equal(a, b)
  const order = a === undefined || b === undefined ? undefined : compare(a, b)
  if (order === undefined) return false
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

function sizeOf(value: Attribute | undefined): Attribute | undefined {
  if (value === undefined) return undefined
  const content = contentOf(value)
  const size = 'S' in value ? Buffer.byteLength(String(content)) : 'B' in value ? Buffer.from(String(content), 'base64').length : Object.keys(content ?? {}).length
  return { N: String(size) }
}
