import { isObject, type Json } from '@stepwright/asl'

/** A place where two values differ. */
export interface Difference {
  /** `Payload.items[1]`; empty for the values as wholes. */
  readonly path: string
  readonly before?: Json
  readonly after?: Json
}

/** Where two values differ, as deep as both have members there. The order of members does not matter. */
export function compareValues(before: Json | undefined, after: Json | undefined, path = ''): readonly Difference[] {
  if (before === undefined || after === undefined) return before === after ? [] : [differenceOf(path, before, after)]
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item: Json, index) => compareValues(item, after[index], `${path}[${index}]`))
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names.flatMap((name) => compareValues(own(before, name), own(after, name), joined(path, name)))
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [differenceOf(path, before, after)]
}

function differenceOf(path: string, before: Json | undefined, after: Json | undefined): Difference {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

const own = (value: { readonly [name: string]: Json }, name: string): Json | undefined => (Object.hasOwn(value, name) ? value[name] : undefined)

function joined(path: string, name: string): string {
  if (/^[A-Za-z_][\w$]*(\.\$)?$/.test(name)) return path === '' ? name : `${path}.${name}`
  return `${path}[${JSON.stringify(name)}]`
}
