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
  return groupFiles(files).map((group) => openProgram(group, overlays))
}

/** Files under one tsconfig.json, in the order of their paths. */
export interface FileGroup {
  readonly configuration: string | undefined
  readonly files: readonly string[]
  /** Files that none of them imports and that all of them may rely on, before them. */
  readonly surroundings?: readonly string[]
}

/** Files (absolute paths) by the tsconfig.json that governs them. */
export function groupFiles(files: readonly string[]): FileGroup[] {
  const groups = new Map<string | undefined, string[]>()
  for (const file of [...new Set(files)].sort()) {
    const configuration = findConfiguration(file)
    groups.set(configuration, [...(groups.get(configuration) ?? []), file])
  }
  return [...groups].map(([configuration, group]) => ({ configuration, files: group }))
}

/** The Program of a group. */
export function openProgram(group: FileGroup, overlays: Overlays = new Map()): OpenProgram {
  const { files: entries, surroundings = [] } = group
  const configuration = readConfiguration(group.configuration)
  const project = new Project({
    compilerOptions: configuration.options,
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  })
  for (const file of surroundings) project.addSourceFileAtPath(file)
  for (const [file, text] of overlays) project.createSourceFile(file, text, { overwrite: true })
  for (const entry of entries) if (!overlays.has(entry)) project.addSourceFileAtPath(entry)
  const program = project.getProgram().compilerObject
  const userFiles = findUserFiles(program, entries, project.getModuleResolutionHost())
  return { configuration, program, checker: program.getTypeChecker(), ...userFiles }
}
