import { dirname } from 'node:path'
import { ts } from './typescript.js'

/** What belongs to a build: the files it was asked for, and what they import that is no package. */
export interface UserFiles {
  /** Sources, without declaration files; JSON too. In the order of their paths. */
  readonly userFiles: readonly ts.SourceFile[]
  /** Where the imports of each user file lead, when it is to another user file: file, specifier, target. */
  readonly resolutions: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** What each user file brings into the Program besides: packages, declaration files and libraries, by the folder that they are looked for from. */
  readonly brings: ReadonlyMap<string, readonly string[]>
}

/** Follows the imports of `entries` as the Program resolves them: aliases, `./x.js` for `./x.ts`, and no extension at all. */
export function findUserFiles(program: ts.Program, entries: readonly string[], host: ts.ModuleResolutionHost): UserFiles {
  const options = program.getCompilerOptions()
  const cache = ts.createModuleResolutionCache(program.getCurrentDirectory(), (name) => name, options)
  const resolutions = new Map<string, Map<string, string>>()
  const brings = new Map<string, string[]>()
  const found = new Map<string, ts.SourceFile>()
  const pending = [...entries]
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const source = program.getSourceFile(file)
    if (source === undefined || found.has(source.fileName)) continue
    found.set(source.fileName, source)
    const targets = new Map<string, string>()
    const { imports, references } = namedIn(source)
    const others = [...references]
    for (const specifier of imports) {
      const { resolvedModule } = ts.resolveModuleName(specifier, source.fileName, options, host, cache, undefined, source.impliedNodeFormat)
      if (resolvedModule === undefined || !isUserFile(resolvedModule, specifier)) {
        others.push(specifier)
        continue
      }
      targets.set(specifier, resolvedModule.resolvedFileName)
      pending.push(resolvedModule.resolvedFileName)
    }
    resolutions.set(source.fileName, targets)
    brings.set(source.fileName, others.map((name) => `${dirname(source.fileName)}: ${name}`))
  }
  const userFiles = [...found.values()].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  return { userFiles, resolutions, brings }
}

/** Whether a file of the Program is data. */
export function isJson({ fileName }: ts.SourceFile): boolean {
  return fileName.endsWith('.json')
}

/** What a file imports, and what its directives name: `/// <reference lib="dom" />`. */
function namedIn(source: ts.SourceFile): { readonly imports: readonly string[]; readonly references: readonly string[] } {
  if (isJson(source)) return { imports: [], references: [] }
  const { importedFiles, referencedFiles, typeReferenceDirectives, libReferenceDirectives } = ts.preProcessFile(source.text, true, false)
  const directives = { path: referencedFiles, types: typeReferenceDirectives, lib: libReferenceDirectives }
  return {
    imports: importedFiles.map(({ fileName }) => fileName),
    references: Object.entries(directives).flatMap(([kind, named]) => named.map(({ fileName }) => `${kind} ${fileName}`)),
  }
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
