import { ts } from './typescript.js'

/** What belongs to a build: the files it was asked for, and what they import that is no package. */
export interface UserFiles {
  /** Sources, without declaration files; JSON too. In the order of their paths. */
  readonly userFiles: readonly ts.SourceFile[]
  /** Where the imports of each user file lead, when it is to another user file: file, specifier, target. */
  readonly resolutions: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Follows the imports of `entries` as the Program resolves them: aliases, `./x.js` for `./x.ts`, and no extension at all. */
export function findUserFiles(program: ts.Program, entries: readonly string[], host: ts.ModuleResolutionHost): UserFiles {
  const options = program.getCompilerOptions()
  const cache = ts.createModuleResolutionCache(program.getCurrentDirectory(), (name) => name, options)
  const resolutions = new Map<string, Map<string, string>>()
  const found = new Map<string, ts.SourceFile>()
  const pending = [...entries]
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const source = program.getSourceFile(file)
    if (source === undefined || found.has(source.fileName)) continue
    found.set(source.fileName, source)
    const targets = new Map<string, string>()
    for (const specifier of importsOf(source)) {
      const { resolvedModule } = ts.resolveModuleName(specifier, source.fileName, options, host, cache, undefined, source.impliedNodeFormat)
      if (resolvedModule === undefined || !isUserFile(resolvedModule, specifier)) continue
      targets.set(specifier, resolvedModule.resolvedFileName)
      pending.push(resolvedModule.resolvedFileName)
    }
    resolutions.set(source.fileName, targets)
  }
  const userFiles = [...found.values()].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  return { userFiles, resolutions }
}

/** Whether a file of the Program is data. */
export function isJson({ fileName }: ts.SourceFile): boolean {
  return fileName.endsWith('.json')
}

function importsOf(source: ts.SourceFile): string[] {
  if (isJson(source)) return []
  return ts.preProcessFile(source.text, true, false).importedFiles.map(({ fileName }) => fileName)
}

/**
 * Plain JavaScript is left to Node, with all it imports, and so are packages; but a package of the same workspace whose
 * door is TypeScript is the author's own. Our own packages, in our own workspace, must stay the ones that are running.
 */
function isUserFile({ isExternalLibraryImport, resolvedFileName, extension }: ts.ResolvedModuleFull, specifier: string): boolean {
  if (!executable.has(extension)) return false
  if (isExternalLibraryImport !== true) return true
  return !resolvedFileName.includes('/node_modules/') && !/^@?stepwright(\/|$)/.test(specifier)
}

const executable: ReadonlySet<string> = new Set(['.ts', '.tsx', '.mts', '.cts', '.json'])
