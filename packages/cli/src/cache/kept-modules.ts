import { basename, dirname, join } from 'node:path'
import type { CompiledProgram, EarlierBuild } from '@stepwright/compiler'
import { changedFiles } from './changed-files.js'
import type { Inputs } from './inputs.js'
import { readRecord, writeRecord } from './record-file.js'

/** What an earlier build compiled, as far as it can be used again, and everything that this depends on. */
export interface KeptModules extends EarlierBuild {
  readonly inputs: Inputs
}

/** Where what was compiled is kept, beside the record `file` of the whole call. */
function modulesFile(file: string): string {
  return join(dirname(file), 'modules', basename(file))
}

/** Looks for what was compiled before. It is of use while nothing has changed but files of the author's. */
export function keptModules(file: string): KeptModules | undefined {
  const record = readRecord<readonly CompiledProgram[]>(modulesFile(file))
  if (record === undefined || !('inputs' in record)) return undefined
  const changed = changedFiles(record.inputs)
  const own = new Set(record.result.flatMap(({ files }) => Object.keys(files)))
  if (changed === undefined || [...changed].some((path) => !own.has(path))) return undefined
  return { programs: record.result, changed, inputs: record.inputs }
}

/** Keeps what was compiled. */
export function keepModules(file: string, programs: readonly CompiledProgram[], inputs: Inputs): void {
  writeRecord(modulesFile(file), { inputs, result: programs })
}
