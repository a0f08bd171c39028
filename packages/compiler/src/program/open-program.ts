import { findConfiguration, readConfiguration, type Configuration } from './compiler-options.js'
import { Project, type ts } from './typescript.js'
import { findUserFiles, type UserFiles } from './user-files.js'

/** The author's files under one tsconfig.json, and what TypeScript knows about them. */
export interface OpenProgram extends UserFiles {
  readonly configuration: Configuration
  readonly program: ts.Program
  readonly checker: ts.TypeChecker
}

/** Texts to read instead of what is on disk, by absolute path. */
export type Overlays = ReadonlyMap<string, string>

/** One Program for each tsconfig.json that governs some of `files` (absolute paths). */
export function openPrograms(files: readonly string[], overlays: Overlays = new Map()): OpenProgram[] {
  const groups = new Map<string | undefined, string[]>()
  for (const file of [...new Set(files)].sort()) {
    const configuration = findConfiguration(file)
    groups.set(configuration, [...(groups.get(configuration) ?? []), file])
  }
  return [...groups].map(([configuration, group]) => openProgram(readConfiguration(configuration), group, overlays))
}

function openProgram(configuration: Configuration, entries: readonly string[], overlays: Overlays): OpenProgram {
  const project = new Project({
    compilerOptions: configuration.options,
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  })
  for (const [file, text] of overlays) project.createSourceFile(file, text, { overwrite: true })
  for (const entry of entries) if (!overlays.has(entry)) project.addSourceFileAtPath(entry)
  const program = project.getProgram().compilerObject
  const userFiles = findUserFiles(program, entries, project.getModuleResolutionHost())
  return { configuration, program, checker: program.getTypeChecker(), ...userFiles }
}
