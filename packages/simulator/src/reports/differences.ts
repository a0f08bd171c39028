import { isObject, type Json } from '@stepwright/asl'

/**
 * Where two values differ, a line each: `$.items[1].id is 2, expected 3`. `partly`: objects may have members that are not
 * expected.
 */
export function differences(actual: Json, expected: Json, extent: 'wholly' | 'partly' = 'wholly'): readonly string[] {
  const found = compare(actual, expected, '$', extent)
  return found.length <= most ? found : [...found.slice(0, most), `… and ${found.length - most} more`]
}

const most = 20

function compare(actual: Json | undefined, expected: Json | undefined, at: string, extent: 'wholly' | 'partly'): readonly string[] {
  if (actual === undefined) return [`${at} is missing, expected ${shown(expected)}`]
  if (expected === undefined) return extent === 'partly' ? [] : [`${at} is ${shown(actual)}, which is not expected`]
  if (Array.isArray(actual) && Array.isArray(expected)) {
    const length = Math.max(actual.length, expected.length)
    return Array.from({ length }, (_, index) => index).flatMap((index) => compare(actual[index], expected[index], `${at}[${index}]`, index < expected.length ? extent : 'wholly'))
  }
  if (isObject(actual) && isObject(expected)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
    return names.flatMap((name) => compare(own(actual, name), own(expected, name), `${at}${step(name)}`, extent))
  }
  return Object.is(actual, expected) || actual === expected ? [] : [`${at} is ${shown(actual)}, expected ${shown(expected)}`]
}

const own = (value: { readonly [name: string]: Json }, name: string): Json | undefined => (Object.hasOwn(value, name) ? value[name] : undefined)

const step = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`)

function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`
}
