import { dirname } from 'node:path'
import { ts } from './typescript.js'

/** How the files under one tsconfig.json are compiled. */
export interface Configuration {
  /** The tsconfig.json, or `undefined` where there is none. */
  readonly file: string | undefined
  readonly options: ts.CompilerOptions
  readonly problems: readonly ts.Diagnostic[]
}

/** The nearest tsconfig.json above `file`. */
export function findConfiguration(file: string): string | undefined {
  return ts.findConfigFile(dirname(file), ts.sys.fileExists)
}

/** Reads a tsconfig.json, and bends what a build of workflows needs otherwise; without one, sound and strict defaults. */
export function readConfiguration(file: string | undefined): Configuration {
  if (file === undefined) return { file, options: { ...defaults, ...required }, problems: [] }
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile)
  if (error !== undefined) return { file, options: { ...defaults, ...required }, problems: [error] }
  // Which files it includes does not matter, and walking the folders would cost more than the rest.
  const host: ts.ParseConfigHost = { ...ts.sys, useCaseSensitiveFileNames: ts.sys.useCaseSensitiveFileNames, readDirectory: () => [] }
  const parsed = ts.parseJsonConfigFileContent(config, host, dirname(file), undefined, file)
  const problems = parsed.errors.filter(({ code }) => !aboutIncludedFiles.has(code))
  return { file, options: { ...parsed.options, ...modern(parsed.options), ...required }, problems }
}

/** The files named `*.workflow.ts` that the tsconfig.json above `file` includes. */
export function listWorkflowFiles(file: string): readonly string[] {
  const configuration = findConfiguration(file)
  if (configuration === undefined) return []
  const { config } = ts.readConfigFile(configuration, ts.sys.readFile)
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configuration))
  return fileNames.filter((name) => /\.workflow\.[mc]?tsx?$/.test(name))
}

const defaults: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['*'],
}

/**
 * Whatever the author's tsconfig.json says. Types choose what an expression means, so `undefined` must be one; files are
 * rewritten one by one, so what only a whole Program can resolve must be refused; nothing is written to disk.
 */
const required: ts.CompilerOptions = {
  strictNullChecks: true,
  isolatedModules: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  noEmitOnError: false,
  skipLibCheck: true,
  noUnusedLocals: false,
  noUnusedParameters: false,
  ignoreDeprecations: '6.0',
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  emitDeclarationOnly: false,
  isolatedDeclarations: false,
}

const aboutIncludedFiles: ReadonlySet<number> = new Set([18_002, 18_003])

/** A module resolution that reads the `exports` of packages, where the tsconfig.json names an older one. */
function modern({ module, moduleResolution }: ts.CompilerOptions): ts.CompilerOptions {
  const isNode = module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext
  if (isNode || (moduleResolution !== undefined && moduleResolution >= ts.ModuleResolutionKind.Node16)) return {}
  return { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }
}
