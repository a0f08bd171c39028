import { readDefinition, sortDiagnostics, type Definition, type Outcome } from '@stepwright/asl'
import { findHosted } from './find-hosted.js'

/**
 * The definitions inside a file that is no definition itself, such as a template, under the names that it gives them; `undefined` for any
 * other file. What stands in files that it only names is not in it.
 */
export async function readHosted(file: string, text: string): Promise<Outcome<readonly Definition[]> | undefined> {
  const hosted = await findHosted(file, text)
  if (hosted === undefined) return undefined
  const read = hosted.machines.map(({ name, type, syntax }) => readDefinition(hosted.source.text, { file, name, syntax, ...(type === undefined ? {} : { type }) }))
  return { value: read.flatMap(({ value }) => (value === undefined || value.machine.states.length === 0 ? [] : [value])), diagnostics: sortDiagnostics(read.flatMap(({ diagnostics }) => diagnostics)) }
}
