import { resolve } from 'node:path'
import type { Json } from '@stepwright/asl'
import { readDocument } from '../files/read-document.js'

/** The value of a flag: what is JSON is the value; anything else names a file. */
export async function readJsonFlag(flag: string, given: string, cwd: string): Promise<{ readonly value: Json } | { readonly wrong: string }> {
  try {
    return { value: JSON.parse(given) as Json }
  } catch (error) {
    if (/^\s*[[{"]/.test(given)) return { wrong: `--${flag} is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const { value, diagnostics } = await readDocument(given === '-' ? given : resolve(cwd, given))
  if (value !== undefined) return { value: value as Json }
  return { wrong: `--${flag} "${given}" is neither JSON nor a file with it: ${diagnostics[0]?.message ?? 'it is empty'}` }
}
