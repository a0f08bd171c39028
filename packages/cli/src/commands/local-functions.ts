import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DiagnosticsError, hasErrors } from '@stepwright/asl'
import { loadModules } from '@stepwright/compiler'
import type { ServiceOptions } from '@stepwright/simulator'
import { withQuietOutput } from './with-quiet-output.js'

type Functions = NonNullable<ServiceOptions['functions']>

/**
 * The Lambda functions in a module, which are its exports, or in a folder: one module for each (`NAME.ts`, or `NAME/index.ts`), whose
 * export is `handler` or the default one. Throws when one cannot be loaded.
 */
export async function localFunctions(place: string, cwd: string): Promise<Functions> {
  if (!statSync(place).isDirectory()) {
    const [exports = {}] = await load([place], cwd)
    const inside = exports['default']
    return callables(typeof inside === 'object' && inside !== null ? { ...exports, ...inside } : exports)
  }
  const found = modulesIn(place)
  const modules = await load(found.map(({ file }) => file), cwd)
  return callables(Object.fromEntries(found.map(({ name }, index) => [name, modules[index]?.['handler'] ?? modules[index]?.['default']])))
}

const endings = ['.ts', '.mts', '.js', '.mjs', '.cjs']

function modulesIn(folder: string): readonly { readonly name: string; readonly file: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name, ext } = parse(entry.name)
    if (entry.isFile()) return endings.includes(ext) && !/\.(?:d|test|spec)$/.test(name) ? [{ name, file: join(folder, entry.name) }] : []
    const file = endings.map((ending) => join(folder, entry.name, `index${ending}`)).find((one) => existsSync(one))
    return file === undefined ? [] : [{ name: entry.name, file }]
  })
}

async function load(files: readonly string[], cwd: string): Promise<readonly { readonly [name: string]: unknown }[]> {
  // TypeScript's own take a second to load
  const typed = files.filter((file) => /ts$/.test(file))
  const { value = [], diagnostics } = typed.length === 0 ? { diagnostics: [] } : await withQuietOutput(() => loadModules(typed, { cwd }))
  if (hasErrors(diagnostics)) throw new DiagnosticsError(diagnostics)
  return Promise.all(files.map(async (file) => value.find((one) => one.file === file)?.exports ?? ((await import(pathToFileURL(file).href)) as { readonly [name: string]: unknown })))
}

/** A function of the user's own takes and yields what it says: its type is what the flag promises. */
function callables(exports: { readonly [name: string]: unknown }): Functions {
  return Object.fromEntries(Object.entries(exports).filter(([, value]) => typeof value === 'function')) as Functions
}
