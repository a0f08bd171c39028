/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/**
 * What stands under a name in a document. Written `document.Type`, it would be a question to the engine's cache, which has no answer for documents: there
 * are as many hidden classes of them as definitions have ways of writing objects. By a name that is handed in, the object itself is asked.
 */
export function fieldIn(document: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(document, name) ? document[name] : undefined
}

/** Whether `value` is an object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
