import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { diagnostic, isYamlFile, loadYaml, sortDiagnostics, type Diagnostic } from '@stepwright/asl'
import { fixText, type FixKind } from '../runner/fix-text.js'
import { makeLinter } from '../runner/make-linter.js'
import type { Settings } from '../runner/settings.js'

/** What to lint, and how. */
export interface LintRequest {
  /** Absolute paths; `-` is standard input. */
  readonly files: readonly string[]
  readonly settings: Settings
  /** What stands on standard input, and what it is called. */
  readonly input?: { readonly text: string; readonly file: string }
  readonly fix?: FixKind
}

/** What is to be said about all files, in order. */
export interface LintedFiles {
  readonly diagnostics: readonly Diagnostic[]
  /** Texts by the name that locations give, as they are after fixing. */
  readonly texts: ReadonlyMap<string, string>
  /** How many problems were mended. */
  readonly fixed: number
  /** Files that could not be read. */
  readonly failures: readonly Diagnostic[]
}

/** Lints files one after the other; with `fix`, writes those that change. */
export async function lintFiles({ files, settings, input, fix }: LintRequest): Promise<LintedFiles> {
  const linter = makeLinter(settings)
  const [diagnostics, failures, texts]: [Diagnostic[], Diagnostic[], Map<string, string>] = [[], [], new Map()]
  let fixed = 0
  for (const path of files) {
    const given = path === '-' ? input : readFile(path, failures)
    if (given === undefined) continue
    const { file, text } = given
    if (fix === undefined || path === '-') {
      const result = await linter.lint(text, { file })
      texts.set(file, result.source.text)
      diagnostics.push(...result.diagnostics)
      continue
    }
    const syntax = isYamlFile(file) ? await loadYaml() : undefined
    const result = await fixText(text, { file }, { linter, kind: fix, ...(syntax === undefined ? {} : { syntax }) })
    if (result.fixed > 0) replaceFile(path, result.text)
    fixed += result.fixed
    texts.set(file, result.source.text)
    diagnostics.push(...result.diagnostics)
  }
  return { diagnostics: sortDiagnostics(diagnostics), texts, fixed, failures }
}

function readFile(file: string, failures: Diagnostic[]): { readonly file: string; readonly text: string } | undefined {
  try {
    return { file, text: readFileSync(file, 'utf8') }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    failures.push(diagnostic({ code: 'syntax/unreadable-file', message: `"${file}" cannot be read: ${reason}`, location: { source: file, pointer: '', anchor: 'value' } }))
    return undefined
  }
}

/** Written beside and renamed, so that nobody sees half a file. */
function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}
