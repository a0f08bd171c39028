import { dirname, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { diagnostic, hasErrors, type Diagnostic, type Outcome } from '@stepwright/asl'
import { loadModules, loadPlainModule } from '@stepwright/compiler'
import type { Trace } from '../cache/trace.js'
import { checkConfig } from '../config/check-config.js'
import { flagsOf } from '../config/flags-of.js'
import { findFiles } from '../files/find-files.js'
import { reasonOf } from '../files/reason-of.js'
import type { Call } from './command.js'
import { configFile } from './config-file.js'
import { withQuietOutput } from './with-quiet-output.js'

/** A call of `build`, with what its configuration says where the call says nothing. */
export interface ConfiguredCall extends Call {
  /** What the names are relative to. */
  readonly base: string
  /** The configuration, as it is called in sentences. */
  readonly config?: string
  /** The configurations of all workspaces, where the configuration is but a list of them. */
  readonly workspaces?: readonly string[]
}

/** How a configuration is looked at: somebody may be watching. */
export type Watching = Pick<Trace, 'around' | 'find'>

/** Adds the configuration that `--config` names, or the nearest one, to a call. */
export async function loadConfig(call: Call, watching: Watching = { around: (run) => run(), find: findFiles }): Promise<Outcome<ConfiguredCall>> {
  const { cwd } = call
  const file = configFile(call)
  if (file === undefined) return { value: { ...call, base: cwd }, diagnostics: [] }
  const { value: exported, diagnostics } = await withQuietOutput(() => load(file, watching))
  if (exported === undefined) return { value: undefined, diagnostics }
  const { value: config, diagnostics: problems } = checkConfig(exported['default'], file)
  if (config === undefined) return { value: undefined, diagnostics: [...diagnostics, ...problems] }
  const folder = dirname(file)
  const merged = new Map([...flagsOf(config, folder, call.flags.get('target')), ...call.flags])
  const isNamed = call.names.length > 0
  if (config.workspaces !== undefined && !isNamed) return workspaces(config.workspaces, { ...call, base: folder, config: relative(cwd, file) }, watching)
  // the folder of the configuration is for all of its files: a build of some would remove the documents of the others
  if (isNamed && !call.flags.has('out')) merged.delete('out')
  const value = { ...call, flags: merged, names: isNamed ? call.names : (config.files ?? []), base: isNamed ? cwd : folder, config: relative(cwd, file) }
  return { value, diagnostics }
}

/** Each folder that is meant must have a configuration. */
function workspaces(patterns: readonly string[], call: ConfiguredCall, { find }: Watching): Outcome<ConfiguredCall> {
  const wanted = { glob: '**/stepwright.config.{ts,mts,js,mjs}', example: 'stepwright.config.ts' }
  const { value = [], diagnostics } = find(patterns.map((pattern) => `${pattern.replace(/\/$/, '')}/stepwright.config.{ts,mts,js,mjs}`), call.base, wanted)
  return { value: hasErrors(diagnostics) ? undefined : { ...call, workspaces: value }, diagnostics }
}

type Exports = Readonly<Record<string, unknown>>

async function load(file: string, { around }: Watching): Promise<Outcome<Exports>> {
  if (/\.[cm]?ts$/.test(file)) {
    // its values are checked, so its types need not be: that would take longer than all else
    const plain = await loadPlainModule(file, { cwd: dirname(file), around })
    if (plain !== undefined) return { value: plain.value?.exports, diagnostics: plain.diagnostics }
    const { value, diagnostics } = await loadModules([file], { cwd: dirname(file), around })
    return { value: hasErrors(diagnostics) ? undefined : value?.[0]?.exports, diagnostics }
  }
  if (!/\.[cm]?js$/.test(file)) return { value: undefined, diagnostics: [unusable(file, `"${file}" is no module`, 'name a file like "stepwright.config.ts"')] }
  try {
    return { value: (await around(() => import(pathToFileURL(file).href))) as Exports, diagnostics: [] }
  } catch (thrown) {
    return { value: undefined, diagnostics: [unusable(file, `"${file}" cannot be loaded: ${reasonOf(thrown)}`, 'mend it, or name another with --config')] }
  }
}

function unusable(file: string, message: string, help: string): Diagnostic {
  return diagnostic({ code: 'build/malformed-config', message, help, location: { source: file, pointer: '', anchor: 'value' } })
}
