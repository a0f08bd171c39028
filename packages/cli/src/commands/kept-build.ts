import { dirname, join } from 'node:path'
import { recordFolder } from '../cache/record-folder.js'
import { checkInputs } from '../cache/check-inputs.js'
import { readRecord, touchRecord, writeRecord } from '../cache/record-file.js'
import { recordKey } from '../cache/record-key.js'
import type { BuildOutcome } from './build-result.js'
import type { Call } from './command.js'
import { configFile } from './config-file.js'
import { ownVersion } from './own-version.js'
import { readShowing } from './showing-options.js'
import { today } from './today.js'

/** What an earlier build made for the same call, and the file that is kept in. Without a file, nothing is to be kept. */
export interface KeptBuild {
  readonly file?: string
  readonly outcome?: BuildOutcome
}

/** Looks for what a call came to before. It is found again only when nothing has changed that it depends on. */
export function keptBuild(call: Call): KeptBuild {
  const showing = readShowing(call.flags)
  if (call.flags.has('no-cache') || showing === undefined) return {}
  const config = configFile(call)
  const file = join(recordFolder(config === undefined ? call.cwd : dirname(config)), `${recordKey({ ...call, config, version: ownVersion() })}.json`)
  const record = readRecord<BuildOutcome>(file)
  if (record === undefined || !('inputs' in record)) return { file }
  if ('made' in record.result && record.result.made.day !== today()) return { file }
  const check = checkInputs(record.inputs)
  if (!check.holds) return { file }
  if (check.restamped === undefined) touchRecord(file)
  else writeRecord(file, { ...record, inputs: check.restamped })
  const { result } = record
  return { file, outcome: 'made' in result ? { made: { ...result.made, options: { ...result.made.options, ...showing } } } : result }
}
