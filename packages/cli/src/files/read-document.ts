import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { diagnostic, isYamlFile, loadYaml, readText, type Outcome, type SourceText } from '@stepwright/asl'
import { reasonOf } from './reason-of.js'

/** A JSON or YAML file as a value, and the text in which each part of it can be found. */
export interface ReadDocument extends Outcome<unknown> {
  readonly source: SourceText | undefined
  readonly text: string
}

/** Reads a file, or standard input for `-`, as JSON, or as YAML by its ending. A file that cannot be read is a diagnostic. */
export async function readDocument(file: string): Promise<ReadDocument> {
  const text = textOf(file)
  if (typeof text !== 'string') return { value: undefined, diagnostics: [text.problem], source: undefined, text: '' }
  const read = readText(text, { file, ...(isYamlFile(file) ? { syntax: await loadYaml() } : {}) })
  return { ...read, text }
}

/** The text of a file, or of standard input for `-`; or why there is none. */
export function textOf(file: string): string | { readonly problem: ReturnType<typeof diagnostic> } {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    const name = relative(process.cwd(), file)
    return { problem: diagnostic({ code: 'syntax/unreadable-file', message: `"${name}" cannot be read: ${reasonOf(error)}`, location: { source: file, pointer: '', anchor: 'value' } }) }
  }
}
