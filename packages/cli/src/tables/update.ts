import type { Json } from '@stepwright/asl'
import { BadExpression, expressionReader, type ExpressionReader, type Substitutes } from './expression-reader.js'
import { contentOf, typeOf, valueAt, withValue, type Attribute, type Item, type Path } from './item.js'

/** An item after an update, and the attributes that it named. */
export interface Updated {
  readonly item: Item
  readonly touched: readonly string[]
}

type Operand = (item: Item) => Attribute

interface Change {
  readonly path: Path
  readonly value: (item: Item) => Attribute | undefined
}

/**
 * Carries out an UpdateExpression: each value is that of the item before. Throws `BadExpression`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export function updated(before: Item, text: string, substitutes: Substitutes): Updated {
  const reader = expressionReader(text, substitutes)
  const changes: Change[] = []
  while (reader.peek() !== undefined) {
    const clause = clauses[reader.next().toUpperCase()]
    if (clause === undefined) throw new BadExpression(`Invalid UpdateExpression: a clause is expected: ${text}`)
    do changes.push(clause(reader))
    while (reader.take(','))
  }
  const item = inOrder(changes.map(({ path, value }) => ({ path, value: value(before) }))).reduce<Item>((made, { path, value }) => {
    const changed = withValue(made, path, value)
    if (changed === undefined) throw new BadExpression('The document path provided in the update expression is invalid for update')
    return changed
  }, before)
  return { item, touched: changes.map(({ path }) => String(path[0])) }
}

/** Numbers of elements are those of the list before: what is taken out of one goes last, from behind. */
function inOrder<T extends { readonly path: Path; readonly value: Attribute | undefined }>(changes: readonly T[]): readonly T[] {
  const shifts = ({ path, value }: T): boolean => value === undefined && typeof path.at(-1) === 'number'
  return [...changes.filter((one) => !shifts(one)), ...changes.filter(shifts).sort((a, b) => comparePaths(b.path, a.path))]
}

function comparePaths(a: Path, b: Path): number {
  const at = a.findIndex((part, index) => part !== b[index])
  const [one, other] = [a[at] ?? '', b[at] ?? '']
  return typeof one === 'number' && typeof other === 'number' ? one - other : String(one) < String(other) ? -1 : 1
}

const clauses: { readonly [clause: string]: (reader: ExpressionReader) => Change } = {
  SET: (reader) => {
    const path = reader.path()
    reader.expect('=')
    return { path, value: sum(reader) }
  },
  REMOVE: (reader) => ({ path: reader.path(), value: () => undefined }),
  ADD: (reader) => {
    const [path, value] = [reader.path(), reader.value()]
    return { path, value: (item) => added(valueAt(item, path), value) }
  },
  DELETE: (reader) => {
    const [path, value] = [reader.path(), reader.value()]
    return { path, value: (item) => withoutMembers(valueAt(item, path), value) }
  },
}

function sum(reader: ExpressionReader): Operand {
  const left = operand(reader)
  const sign = reader.take('+') ? 1 : reader.take('-') ? -1 : 0
  if (sign === 0) return left
  const right = operand(reader)
  return (item) => ({ N: String(numberIn(left(item)) + sign * numberIn(right(item))) })
}

function operand(reader: ExpressionReader): Operand {
  if (reader.peek()?.startsWith(':')) {
    const value = reader.value()
    return () => value
  }
  const name = reader.peek(1) === '(' ? reader.peek()?.toLowerCase() : undefined
  if (name === 'if_not_exists') {
    reader.next()
    reader.expect('(')
    const path = reader.path()
    reader.expect(',')
    const other = operand(reader)
    reader.expect(')')
    return (item) => valueAt(item, path) ?? other(item)
  }
  if (name === 'list_append') {
    reader.next()
    reader.expect('(')
    const first = operand(reader)
    reader.expect(',')
    const second = operand(reader)
    reader.expect(')')
    return (item) => ({ L: [...listIn(first(item)), ...listIn(second(item))] })
  }
  const path = reader.path()
  return (item) => {
    const value = valueAt(item, path)
    if (value === undefined) throw new BadExpression('The provided expression refers to an attribute that does not exist in the item')
    return value
  }
}

function added(old: Attribute | undefined, value: Attribute): Attribute {
  if ('N' in value) return { N: String((old === undefined ? 0 : numberIn(old)) + numberIn(value)) }
  const members = contentOf(value)
  if (!/^.S$/.test(typeOf(value)) || !Array.isArray(members)) throw new BadExpression('Invalid UpdateExpression: ADD takes a number or a set')
  const known = old === undefined ? [] : contentOf(old)
  return { [typeOf(value)]: [...new Set([...(Array.isArray(known) ? known : []), ...members])] }
}

/** A set without members is none. */
function withoutMembers(old: Attribute | undefined, value: Attribute): Attribute | undefined {
  const [known, gone] = [old === undefined ? [] : contentOf(old), contentOf(value)]
  const left = Array.isArray(known) && Array.isArray(gone) ? known.filter((member) => !gone.includes(member)) : []
  return left.length === 0 ? undefined : { [typeOf(value)]: left }
}

function numberIn(value: Attribute): number {
  if (!('N' in value)) throw new BadExpression('An operand in the update expression has an incorrect data type')
  return Number(value['N'])
}

function listIn(value: Attribute): readonly Json[] {
  const list = value['L']
  if (!Array.isArray(list)) throw new BadExpression('An operand in the update expression has an incorrect data type')
  return list
}
