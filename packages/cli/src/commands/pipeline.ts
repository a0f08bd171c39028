import { resolve } from 'node:path'
import { writeFileSync } from 'node:fs'
import { formatJson, hasErrors, isYamlFile, loadTaggedYaml, locate, readText, sortDiagnostics, type Diagnostic, type SourceText } from '@stepwright/asl'
import { checkPipelineDocument, insertStage } from '@stepwright/codepipeline'
import { json } from '@stepwright/lint/reporters'
import { readTexts } from '../files/read-texts.js'
import { textOf } from '../files/read-document.js'
import { pretty } from '../reporters/pretty.js'
import { count } from '../terminal/count.js'
import { exitCodes, type Call, type Run } from './command.js'
import { usageError } from './usage-error.js'

/** `stepwright pipeline check` and `stepwright pipeline insert`: pipelines that somebody wrote. */
export const pipeline: Run = async (call) => {
  const [task, ...files] = call.names
  const reporter = call.flags.get('reporter') ?? 'pretty'
  if (reporter !== 'pretty' && reporter !== 'json') return usageError(call.error, `--reporter is pretty or json, not "${reporter}"`)
  if (task === 'check') return check(files, call)
  if (task === 'insert') return insert(files, call)
  return usageError(call.error, 'pipeline wants to know what to do: "pipeline check FILES…" or "pipeline insert PIPELINE STAGE --after NAME"')
}

async function check(files: readonly string[], call: Call): Promise<number> {
  if (files.length === 0) return usageError(call.error, 'pipeline check does not know what to read: name a file, or "-" for standard input')
  const found: Diagnostic[] = []
  let [pipelines, unread] = [0, false]
  for (const file of files) {
    const { value, diagnostics, source } = await documentOf(file, call)
    found.push(...diagnostics)
    unread ||= value === undefined || hasErrors(diagnostics)
    if (value === undefined || source === undefined) continue
    const checked = checkPipelineDocument(value, source.file)
    pipelines += checked.pipelines
    found.push(...locate(checked.diagnostics, source))
    if (checked.pipelines === 0) return usageError(call.error, `no pipeline is in "${file}"`)
  }
  say(found, call)
  if (found.length === 0 && call.flags.get('reporter') !== 'json') call.out.write(`${count(pipelines, 'pipeline')}: nothing to say\n`)
  return unread ? exitCodes.couldNotRun : hasErrors(found) ? exitCodes.problems : exitCodes.clean
}

async function insert(files: readonly string[], call: Call): Promise<number> {
  const [existing, stage, ...others] = files
  const after = call.flags.get('after')
  if (existing === undefined || stage === undefined || others.length > 0 || after === undefined) {
    return usageError(call.error, 'pipeline insert wants two files and a stage: "pipeline insert PIPELINE STAGE --after NAME"')
  }
  const [into, what] = [await documentOf(existing, call), await documentOf(stage, call)]
  const unread = [...into.diagnostics, ...what.diagnostics]
  if (hasErrors(unread)) {
    say(unread, call)
    return exitCodes.couldNotRun
  }
  const { value, diagnostics } = insertStage(into.value, what.value, { after, source: existing })
  say(diagnostics, call)
  if (value === undefined || hasErrors(diagnostics)) return exitCodes.problems
  const out = call.flags.get('out')
  if (out === undefined) call.out.write(formatJson(value))
  else writeFileSync(resolve(call.cwd, out), formatJson(value))
  return exitCodes.clean
}

function say(diagnostics: readonly Diagnostic[], { cwd, out, error, flags }: Call): void {
  const context = { cwd, style: error.style, readText: readTexts() }
  const sorted = sortDiagnostics(diagnostics)
  if (flags.get('reporter') === 'json' && flags.get('after') === undefined) out.write(json(sorted, context))
  else error.write(pretty(sorted, context))
}

interface ReadDocument {
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
  readonly source?: SourceText
}

/** A file as a value; templates in YAML keep their tags. */
async function documentOf(name: string, { cwd }: Call): Promise<ReadDocument> {
  const file = name === '-' ? name : resolve(cwd, name)
  const text = textOf(file)
  if (typeof text !== 'string') return { value: undefined, diagnostics: [text.problem] }
  return readText(text, { file, ...(isYamlFile(file) ? { syntax: await loadTaggedYaml() } : {}) })
}
