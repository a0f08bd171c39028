import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diagnostic, hasErrors, type Diagnostic, type Location, type Outcome } from '@stepwright/asl'
import type { System, SystemResource } from '@stepwright/emit'
import type { FunctionResource } from '@stepwright/workflow'
import type { BuildFailure, Message } from 'esbuild'
import { loadBundler, type Bundler } from './load-bundler.js'
import { threadEntry } from './thread-entry.js'

/** What bundles are made for. */
export interface BundleOptions {
  readonly cwd: string
  /** The project's root: bundles name their sources from there. */
  readonly root: string
  /** `cjs` where the code becomes a file `index.js`, which Node reads as CommonJS. */
  readonly format: 'esm' | 'cjs'
  /** What runs the handler: Lambda, when left out, or a thread of this process. */
  readonly host?: 'lambda' | 'thread'
}

/** Gives each function of a system its bundle. A system without functions loads no bundler. */
export async function bundleFunctions(system: System, options: BundleOptions): Promise<Outcome<System>> {
  const { resources = [] } = system
  if (!resources.some(isFunction)) return { value: system, diagnostics: [] }
  const bundler = loadBundler(options.cwd)
  if (bundler === undefined) return { value: undefined, diagnostics: resources.filter(isFunction).slice(0, 1).map(noBundler) }
  const bundled = await Promise.all(resources.map((one) => (isFunction(one) ? bundle(one, bundler, options) : { value: one, diagnostics: [] })))
  const diagnostics = bundled.flatMap((one) => one.diagnostics)
  return { value: hasErrors(diagnostics) ? undefined : { ...system, resources: bundled.flatMap(({ value }) => value ?? []) }, diagnostics }
}

type SystemFunction = SystemResource<FunctionResource>

function isFunction(one: SystemResource): one is SystemFunction {
  return one.resource.kind === 'function'
}

/**
 * One module that exports `handler`. The SDK stays outside: Lambda's runtimes have it. For a thread of this process, one that waits for events, SDK and all.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
async function bundle(one: SystemFunction, bundler: Bundler, options: BundleOptions): Promise<Outcome<SystemResource>> {
  const { resource, from } = one
  const { handler, exported, name, runtime } = resource
  const onThread = options.host === 'thread'
  const file = handler.startsWith('file:') ? fileURLToPath(handler) : resolve(options.cwd, dirname(from.file), handler)
  if (!existsSync(file)) return { value: undefined, diagnostics: [noHandler(one, handler)] }
  try {
    const { outputFiles, warnings, metafile } = await bundler.build({
      stdin: { contents: onThread ? threadEntry(file, exported) : `export { ${exported} as handler } from ${JSON.stringify(file)}`, resolveDir: dirname(file), sourcefile: `${name}.function.js`, loader: 'js' },
      absWorkingDir: options.root,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: options.format,
      target: runtime.replace(/^nodejs(\d+).*$/, 'node$1'),
      mainFields: ['module', 'main'],
      external: onThread ? [] : ['@aws-sdk/*', '@smithy/*'],
      ...(onThread ? { sourcemap: 'inline' as const } : {}),
      charset: 'utf8',
      legalComments: 'inline',
      logLevel: 'silent',
    })
    noteSources(Object.keys(metafile.inputs).map((input) => resolve(options.root, input)), dirname(file))
    const text = outputFiles[0]?.text ?? ''
    return { value: { ...one, code: options.format === 'esm' ? withRequire(text) : text }, diagnostics: warnings.map((message) => problemOf(message, one, 'warning')) }
  } catch (error) {
    if (!isBuildFailure(error)) throw error
    return { value: undefined, diagnostics: error.errors.map((message) => problemOf(message, one, 'error')) }
  }
}

/** esbuild reads in a process of its own. Reading here too tells a build what its result depends on; see record 0106. */
function noteSources(files: readonly string[], folder: string): void {
  for (const file of files) if (existsSync(file)) readFileSync(file)
  for (let above = folder; ; above = dirname(above)) {
    const settings = join(above, 'tsconfig.json')
    if (existsSync(settings)) return void readFileSync(settings)
    if (dirname(above) === above) return
  }
}

/** A CommonJS package in an ES module asks for `require`, which there is none of. */
function withRequire(text: string): string {
  if (!text.includes('__require(')) return text
  return `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n${text}`
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
}

function problemOf({ text, location, notes }: Message, one: SystemFunction, severity: Diagnostic['severity']): Diagnostic {
  const { name, exported } = one.resource
  if (/^No matching export /.test(text)) {
    return diagnostic({
      code: 'build/missing-handler',
      message: `function "${name}": its file exports no "${exported}"`,
      help: `write "export const ${exported} = async (event) => …" there, or name another export with the option "export"`,
      location: placeOf(one),
    })
  }
  const at: Location =
    location === null
      ? placeOf(one)
      : { source: location.file, pointer: '', anchor: 'value', callSite: { file: location.file, line: location.line, column: location.column + 1, length: Math.max(location.length, 1) } }
  const [note] = notes
  return diagnostic({
    code: 'build/unbundled-function',
    severity,
    message: `function "${name}": ${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`,
    ...(note === undefined ? {} : { note: note.text }),
    location: at,
  })
}

function noHandler(one: SystemFunction, handler: string): Diagnostic {
  return diagnostic({
    code: 'build/missing-handler',
    message: `function "${one.resource.name}": there is no file "${handler}"`,
    help: 'write the path from the file that declares the function, with its ending',
    location: placeOf(one),
  })
}

function noBundler(one: SystemFunction): Diagnostic {
  return diagnostic({
    code: 'build/missing-bundler',
    message: `function "${one.resource.name}" cannot be built: "esbuild" is not installed`,
    help: 'install it in your project: npm install --save-dev esbuild',
    location: placeOf(one),
  })
}

function placeOf({ from: { file, line, column, ...rest } }: SystemFunction): Location {
  return { source: file, pointer: '', anchor: 'value', ...(line === undefined || column === undefined ? {} : { callSite: { file, line, column, ...rest } }) }
}
