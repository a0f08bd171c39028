import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { diagnostic, isYamlFile, loadYaml, sortDiagnostics, type Definition, type Diagnostic } from '@stepwright/asl'
import { findHosted } from '../hosts/find-hosted.js'
import { lintHosted } from '../hosts/lint-hosted.js'
import { readNamed } from '../hosts/read-named.js'
import { fixText, type FixKind } from '../runner/fix-text.js'
import { makeLinter, type Linter } from '../runner/make-linter.js'
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
  const { definitions, found } = await takeHosts(files, { ...(input === undefined ? {} : { input }), failures, linter, texts })
  diagnostics.push(...found)
  for (const { path, file, text, type } of definitions) {
    const facts = { file, ...(type === undefined ? {} : { type }) }
    if (fix === undefined || path === '-') {
      const result = await linter.lint(text, facts)
      texts.set(file, result.source.text)
      diagnostics.push(...result.diagnostics)
      continue
    }
    const syntax = isYamlFile(file) ? await loadYaml() : undefined
    const result = await fixText(text, facts, { linter, kind: fix, ...(syntax === undefined ? {} : { syntax }) })
    if (result.fixed > 0) replaceFile(path, result.text)
    fixed += result.fixed
    texts.set(file, result.source.text)
    diagnostics.push(...result.diagnostics)
  }
  return { diagnostics: sortDiagnostics(diagnostics), texts, fixed, failures }
}

/** A definition in a file of its own. */
interface GivenText {
  /** As it was named; `-` is standard input. */
  readonly path: string
  readonly file: string
  readonly text: string
  /** As a template says that names the file. */
  readonly type?: Definition['type']
}

interface Taking extends Pick<LintRequest, 'input'> {
  readonly failures: Diagnostic[]
  readonly linter: Linter
  readonly texts: Map<string, string>
}

/** Lints the machines inside templates, and yields the definitions: files that were given, and files that templates name. */
async function takeHosts(files: readonly string[], { input, failures, linter, texts }: Taking): Promise<{ readonly definitions: readonly GivenText[]; readonly found: readonly Diagnostic[] }> {
  const definitions = new Map<string, GivenText>()
  const named = new Map<string, GivenText>()
  const found: Diagnostic[] = []
  for (const path of files) {
    const given = path === '-' ? input : readFile(path, failures)
    if (given === undefined) continue
    const hosted = await findHosted(given.file, given.text)
    if (hosted === undefined) {
      definitions.set(given.file, { path, ...given })
      continue
    }
    texts.set(given.file, hosted.source.text)
    if ('isParserMissing' in hosted) failures.push(missingParser(given.file))
    found.push(...(await lintHosted(linter, hosted, hosted.source)))
    for (const each of hosted.files) {
      const file = resolve(dirname(given.file), each.path)
      const { text, problems } = await readNamed(file, each, given.file)
      found.push(...problems)
      if (text !== undefined) named.set(file, { path: file, file, text, ...(each.type === undefined ? {} : { type: each.type }) })
    }
  }
  return { definitions: [...new Map([...definitions, ...named]).values()], found }
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

/** Whoever lints `.tf` files installs the parser; nobody else needs it. */
function missingParser(file: string): Diagnostic {
  return diagnostic({
    code: 'syntax/unreadable-file',
    message: `"${file}" is HCL, and its parser is not installed`,
    help: 'npm install --save-dev web-tree-sitter @tree-sitter-grammars/tree-sitter-hcl',
    location: { source: file, pointer: '', anchor: 'value' },
  })
}

/** Written beside and renamed, so that nobody sees half a file. */
function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}
