import type { Json } from './json.js'

/** The one way in which documents are printed: two spaces, one member a line, a newline at the end. Ready to be compared byte by byte. */
export function formatJson(json: Json): string {
  return `${JSON.stringify(json, null, 2)}\n`
}
