import { jsonataBuiltins } from '@stepwright/asl'
import type { Origin } from '../values/origin.js'

/**
 * Names the variables of a scope after what they hold: `startPipeline` for the result of "Start pipeline", `name` for
 * an item that its block calls so. Names of the scopes around are taken: AWS lets no inner scope reuse them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function nameVariables(origins: Iterable<Origin>, taken: ReadonlySet<string>): Map<Origin, string> {
  const names = new Map<Origin, string>()
  const used = new Set(taken)
  for (const origin of origins) {
    const wanted = variableName(origin.name)
    let name = wanted
    for (let count = 2; used.has(name); count++) name = `${wanted}${count}`
    used.add(name)
    names.set(origin, name)
  }
  return names
}

/**
 * `Start pipeline` as a variable: `startPipeline`. At most 80 characters, a Unicode identifier; `states` is AWS's own, and
 * a variable that is named like a function, `count`, would hide it.
 */
function variableName(name: string): string {
  const words = name.split(/[^\p{L}\p{Nd}_]+/u).filter((word) => word !== '')
  const camel = words
    .map((word, place) => (place === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('')
    .replace(/^_+/, '')
    .slice(0, 70)
  if (camel === '' || camel === 'states') return 'value'
  if (functions.has(camel)) return `${camel}Value`
  return /^\p{Nd}/u.test(camel) ? `value${camel}` : camel
}

const functions: ReadonlySet<string> = new Set(jsonataBuiltins.map(({ name }) => name))
