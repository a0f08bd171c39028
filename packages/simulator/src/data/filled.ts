import { isObject, type Json, type JsonObject } from '@stepwright/asl'

/**
 * Puts values in the places of a document (`${Name}`), as a deployment does: in its texts and in the names of its members. A text that is
 * nothing but a place becomes the value itself; places without a value stay.
 */
export function filledJson(document: Json, values: JsonObject): Json {
  const fill = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => fill(item))
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [filledText(key, values), fill(member)]))
    if (typeof value !== 'string') return value
    const whole = /^\$\{([^{}]+)\}$/.exec(value)?.[1]
    const filled = whole === undefined ? undefined : valueOf(values, whole)
    // null is a value
    return filled === undefined ? filledText(value, values) : filled
  }
  return fill(document)
}

/** Puts values in the places of a text, those that are no texts as JSON; places without a value stay. */
export function filledText(text: string, values: JsonObject): string {
  return text.replaceAll(/\$\{([^{}]+)\}/g, (place, name: string) => {
    const value = valueOf(values, name)
    return value === undefined ? place : typeof value === 'string' ? value : JSON.stringify(value)
  })
}

const valueOf = (values: JsonObject, name: string): Json | undefined => (Object.hasOwn(values, name) ? values[name] : undefined)
