import { readFile } from 'node:fs/promises'
import type { Outcome } from '@stepwright/asl'
import { ts } from '../program/typescript.js'
import { stripTypes } from '../transform/strip-types.js'
import type { LoadedModule, LoadOptions } from './loaded-module.js'
import { readEntries } from './read-entries.js'
import { prepareRun } from './run-modules.js'
import { thrownDiagnostics } from './thrown.js'

/** `loadPlainModule`, once TypeScript is loaded. */
export async function runPlainModule(name: string, options: LoadOptions): Promise<Outcome<LoadedModule> | undefined> {
  const { entries, diagnostics } = await readEntries([name], options)
  const [file] = entries
  if (diagnostics.length > 0 || file === undefined) return { value: undefined, diagnostics }
  const { around = (act) => act() } = options
  const source = await readFile(file, 'utf8')
  if (!importsPackagesAlone(source) || hasSyntaxErrors(file, source)) return undefined
  const { code, map } = stripTypes(file, source, {})
  const run = await prepareRun(new Map([[file, { code, isJson: false, imports: new Map<string, string>() }]]))
  try {
    return { value: { file, exports: await around(() => run.run(file)) }, diagnostics: [] }
  } catch (thrown) {
    return { value: undefined, diagnostics: thrownDiagnostics(thrown, file, run, new Map([[file, [map]]])) }
  }
}

/** A package of the author's own workspace may be TypeScript: of those that are ours and of Node's, it is known that they are not. */
function importsPackagesAlone(source: string): boolean {
  return ts.preProcessFile(source, true, false).importedFiles.every(({ fileName }) => /^(node:|stepwright(\/|$))/.test(fileName))
}

function hasSyntaxErrors(file: string, source: string): boolean {
  return (ts.transpileModule(source, { fileName: file, reportDiagnostics: true }).diagnostics ?? []).length > 0
}
