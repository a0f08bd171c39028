import { readFileSync } from 'node:fs'
import { diagnostic, isYamlFile, loadYaml, readText, type Diagnostic } from '@stepwright/asl'
import { checkSubstitutions } from './lint-hosted.js'
import type { HostedFile } from './hosted-machine.js'

/** The text of a definition that a template names; what is wrong with the naming. */
export async function readNamed(file: string, hosted: HostedFile, host: string): Promise<{ readonly text?: string; readonly problems: readonly Diagnostic[] }> {
  const text = textOf(file)
  const location = { source: host, pointer: hosted.pointer, anchor: 'value' as const, span: hosted.span }
  if (text === undefined) return { problems: [diagnostic({ code: 'syntax/unreadable-file', message: `the definition of "${hosted.name}" is "${hosted.path}", which cannot be read`, help: 'paths start from the folder of this file', location })] }
  if (hosted.substitutions === undefined) return { text, problems: [] }
  const { value } = readText(text, { file, ...(isYamlFile(file) ? { syntax: await loadYaml() } : {}) })
  return { text, problems: checkSubstitutions(hosted.substitutions, value, hosted, host) }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
