import { isObject, type Json } from '@stepwright/asl'

/** A document with each of its texts replaced; the names of members stay. Our documents are interfaces of plain data, which is all that JSON asks. */
export function mapTexts(document: object | Json, change: (text: string) => Json): Json {
  const json = document as Json
  if (typeof json === 'string') return change(json)
  if (Array.isArray(json)) return json.map((item) => mapTexts(item, change))
  if (!isObject(json)) return json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, mapTexts(value, change)]))
}
