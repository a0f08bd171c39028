import { isObject, type Json } from '@stepwright/asl'

/** A document whose `${Placeholder}`s are filled in as far as another one tells, and what was put in. */
export interface BoundDocument {
  readonly document: Json
  readonly bindings: ReadonlyMap<string, Json>
}

/**
 * Fills in the placeholders of `written` with what stands in their places in `deployed`. One that stands for two different values
 * keeps the first, so that the second shows as a difference.
 */
export function bindParameters(written: Json, deployed: Json): BoundDocument {
  const bindings = new Map<string, Json>()
  collect(written, deployed, bindings)
  return { document: fill(written, bindings), bindings }
}

function collect(written: Json | undefined, deployed: Json | undefined, bindings: Map<string, Json>): void {
  if (written === undefined || deployed === undefined) return
  if (typeof written === 'string') return bind(written, deployed, bindings)
  if (Array.isArray(written) && Array.isArray(deployed)) written.forEach((item: Json, index) => collect(item, deployed[index], bindings))
  else if (isObject(written) && isObject(deployed))
    for (const [name, member] of Object.entries(written)) collect(member, Object.hasOwn(deployed, name) ? deployed[name] : undefined, bindings)
}

const placeholder = /\$\{([A-Za-z][\w.:]*)\}/g

function bind(written: string, deployed: Json, bindings: Map<string, Json>): void {
  const names = Array.from(written.matchAll(placeholder), ([, name = '']) => name)
  if (names.length === 0) return
  const add = (name: string, value: Json): void => void (bindings.has(name) || bindings.set(name, value))
  if (typeof deployed !== 'string') {
    // a number where the whole text is one placeholder
    if (written === `\${${names[0]}}`) add(names[0] ?? '', deployed)
    return
  }
  const pattern = written.split(placeholder).map((part, index) => (index % 2 === 0 ? part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&') : '(.+?)')).join('')
  const match = new RegExp(`^${pattern}$`, 's').exec(deployed)
  names.forEach((name, index) => {
    const value = match?.[index + 1]
    if (value !== undefined) add(name, value)
  })
}

function fill(value: Json, bindings: ReadonlyMap<string, Json>): Json {
  if (Array.isArray(value)) return value.map((item: Json) => fill(item, bindings))
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member, bindings)]))
  if (typeof value !== 'string') return value
  const whole = /^\$\{([A-Za-z][\w.:]*)\}$/.exec(value)?.[1]
  if (whole !== undefined) return bindings.get(whole) ?? value
  return value.replaceAll(placeholder, (text, name: string) => {
    const bound = bindings.get(name)
    return bound === undefined ? text : String(bound)
  })
}
