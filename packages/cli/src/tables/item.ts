import { isObject, type Json, type JsonObject } from '@stepwright/asl'

/**
 * A value with its type: `{ S: 'text' }`, `{ N: '1' }`, `{ M: { … } }`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export type Attribute = JsonObject

/** An item: attributes by name. */
export type Item = { readonly [name: string]: Attribute }

/** Names of members and numbers of elements, from the outside. */
export type Path = readonly (string | number)[]

export const typeOf = (value: Attribute): string => Object.keys(value)[0] ?? ''
export const contentOf = (value: Attribute): Json => Object.values(value)[0] ?? null

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(item: Item, path: Path): Attribute | undefined {
  let value: Attribute | undefined = { M: item }
  for (const part of path) {
    if (value === undefined) return undefined
    const inner: Json | undefined = typeof part === 'number' ? value['L'] : value['M']
    const next: Json | undefined = Array.isArray(inner) ? inner[Number(part)] : isObject(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined
    value = next !== undefined && isObject(next) ? next : undefined
  }
  return value
}

/** An item with a value at a path, or with nothing there. What is around the path has to be there. */
export function withValue(item: Item, path: Path, value: Attribute | undefined): Item | undefined {
  const changed = inside({ M: item }, path, value)?.['M']
  // a map of a map is one
  return isObject(changed) ? (changed as Item) : undefined
}

function inside(around: Attribute, [part, ...rest]: Path, value: Attribute | undefined): Attribute | undefined {
  if (part === undefined) return value
  const inner: Json | undefined = typeof part === 'number' ? around['L'] : around['M']
  const list: readonly Json[] | undefined = Array.isArray(inner) ? inner : undefined
  const map = inner !== undefined && isObject(inner) ? inner : undefined
  const old: Json | undefined = list === undefined ? map?.[String(part)] : list[Number(part)]
  if (rest.length > 0 && (old === undefined || !isObject(old))) return value === undefined ? around : undefined
  const changed = rest.length === 0 ? value : inside(old as Attribute, rest, value)
  if (rest.length > 0 && changed === undefined) return undefined
  if (list !== undefined) {
    const place = Math.min(Number(part), list.length)
    return { L: [...list.slice(0, place), ...(changed === undefined ? [] : [changed]), ...list.slice(place + 1)] }
  }
  if (map === undefined) return undefined
  const { [String(part)]: _, ...others } = map
  return { M: changed === undefined ? others : { ...others, [String(part)]: changed } }
}

/** As DynamoDB orders values of one type; `undefined` where they have none. */
export function compare(a: Attribute, b: Attribute): number | undefined {
  if (typeOf(a) !== typeOf(b)) return undefined
  if ('N' in a) return Number(a['N']) - Number(b['N'])
  if (!('S' in a) && !('B' in a)) return undefined
  const [one, two] = [a, b].map((value) => ('S' in value ? Buffer.from(String(value['S'])) : Buffer.from(String(value['B']), 'base64')))
  return one === undefined || two === undefined ? undefined : Buffer.compare(one, two)
}

/** Numbers are equal however they are written, and sets in any order. */
export function equal(a: Attribute, b: Attribute): boolean {
  const [type, one, two] = [typeOf(a), contentOf(a), contentOf(b)]
  if (type !== typeOf(b)) return false
  if (type === 'N') return Number(one) === Number(two)
  if (/^.S$/.test(type) && Array.isArray(one) && Array.isArray(two)) return one.length === two.length && one.every((part) => two.includes(part))
  if (Array.isArray(one) && Array.isArray(two)) return one.length === two.length && one.every((part, at) => equal(part as Attribute, two[at] as Attribute))
  if (isObject(one) && isObject(two)) return Object.keys(one).length === Object.keys(two).length && Object.entries(one).every(([name, part]) => Object.hasOwn(two, name) && equal(part as Attribute, two[name] as Attribute))
  return one === two
}
