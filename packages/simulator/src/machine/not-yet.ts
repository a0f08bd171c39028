import { child, isObject, type Json, type JsonObject, type Pointer } from '@stepwright/asl'
import type { Finding } from './finding.js'

/** Values that a run does not know yet: a machine that has one is refused, never run in part. */
const unknown: readonly { readonly field: string; readonly value: Json; readonly help: string }[] = [
  { field: 'InputType', value: 'PARQUET', help: 'read the items as JSON, JSONL or CSV' },
]

/** Where a machine has something that is not simulated yet. */
export function notYet(document: JsonObject): readonly Finding[] {
  const found: Finding[] = []
  const open: { readonly node: Json; readonly at: Pointer }[] = [{ node: document, at: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, at } = next
    if (isObject(node) && isObject(node['ReaderConfig'])) {
      for (const { field, value, help } of unknown) {
        if (node['ReaderConfig'][field] !== value) continue
        found.push({ at: child(at, 'ReaderConfig', field), code: 'run/unsupported', message: `a reader of ${String(value)} is not simulated yet`, help })
      }
    }
    if (typeof node === 'object' && node !== null) for (const [key, member] of Object.entries(node)) open.push({ node: member as Json, at: child(at, key) })
  }
  return found
}
