import type { OpenProgram } from '../program/open-program.js'
import type { ts } from '../program/typescript.js'
import { isJson } from '../program/user-files.js'
import type { RewrittenProgram } from '../transform/rewrite-program.js'
import { stripFiles } from '../transform/strip-files.js'
import type { FileFacts } from '../references/facts.js'
import type { CompiledFile } from './compiled-program.js'

/** Files of a Program as they are run, with what is known of them for builds to come. */
export function compiledFiles(open: OpenProgram, rewritten: RewrittenProgram, sources: readonly ts.SourceFile[], facts: ReadonlyMap<string, FileFacts> | undefined): Record<string, CompiledFile> {
  const codes = new Map(sources.flatMap(({ fileName }) => textOf(fileName, rewritten)))
  const stripped = stripFiles(codes, open.configuration.options)
  return Object.fromEntries(sources.flatMap((source): (readonly [string, CompiledFile])[] => {
    const file = source.fileName
    const imports = [...(open.resolutions.get(file) ?? [])]
    const brings = open.brings.get(file) ?? []
    const known = facts?.get(file)
    if (isJson(source)) return [[file, { code: source.text, isJson: true, imports, brings, maps: [], facts: { holds: [], yields: [], called: [], gives: [] } }]]
    const [result, changed] = [stripped.get(file), rewritten.files.get(file)]
    if (result === undefined || changed === undefined) return []
    return [[file, { code: result.code, isJson: false, imports, brings, maps: [result.map, changed.map], ...(known && { facts: known }) }]]
  }))
}

function textOf(file: string, { files }: RewrittenProgram): (readonly [file: string, code: string])[] {
  const changed = files.get(file)
  return changed === undefined ? [] : [[file, changed.code]]
}
