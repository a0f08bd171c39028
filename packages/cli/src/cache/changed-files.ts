import { changesBesideFiles, sameFile } from './check-inputs.js'
import type { Inputs } from './inputs.js'

/** The files whose content is another than it was, or that are gone; `undefined` where anything else has changed. */
export function changedFiles(inputs: Inputs): ReadonlySet<string> | undefined {
  if (changesBesideFiles(inputs) !== undefined) return undefined
  return new Set(inputs.files.filter((file) => sameFile(file) === undefined).map(({ path }) => path))
}
