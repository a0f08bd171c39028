import { resolve } from 'node:path'
import { diagnostic, hasErrors, isYamlFile, loadYaml, readDefinition, sortDiagnostics, type Definition, type Diagnostic } from '@stepwright/asl'
import { textOf } from '../files/read-document.js'
import { withManifestFacts } from '../files/with-manifest-facts.js'

/** The definitions that a file holds or makes. */
export interface ReadMachines {
  readonly definitions: readonly Definition[]
  readonly diagnostics: readonly Diagnostic[]
  /** The text of a file in ASL. */
  readonly text?: string
}

/**
 * Reads a definition in ASL, however wrong, finds those inside a template, or compiles TypeScript that exports workflows. Without any definition, the diagnostics
 * say why.
 */
export async function readMachines(file: string, cwd: string): Promise<ReadMachines> {
  if (isCode(file)) return compileMachines(file, cwd)
  const path = file === '-' ? file : resolve(cwd, file)
  const text = textOf(path)
  if (typeof text !== 'string') return { definitions: [], diagnostics: [text.problem] }
  const hosted = mayHost.test(file) ? await (await import('@stepwright/lint')).readHosted(path, text) : undefined
  if (hosted !== undefined) {
    const { value: definitions = [], diagnostics } = hosted
    return { definitions, diagnostics: definitions.length === 0 ? [...diagnostics, noMachine(path)] : diagnostics, text }
  }
  const { value, diagnostics } = readDefinition(text, { file: path, ...(isYamlFile(file) ? { syntax: await loadYaml() } : {}) })
  // reading never gives up, but where no state was found there is no machine
  return { definitions: value === undefined || value.machine.states.length === 0 ? [] : [withManifestFacts(value, path)], diagnostics, text }
}

/** What is called `.asl.…` is a definition; anything else may be a template with definitions inside. */
const mayHost = /^(?!.*\.asl\.\w+$).*\.(json|ya?ml|tf|tofu)$/

function noMachine(file: string): Diagnostic {
  return diagnostic({
    code: 'build/no-machine',
    message: 'no state machine is in this file',
    help: 'name a definition, or a template that has one in it',
    location: { source: file, pointer: '', anchor: 'value' },
  })
}

/** Whether a file is a program rather than a document. */
export function isCode(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file)
}

async function compileMachines(file: string, cwd: string): Promise<ReadMachines> {
  // TypeScript takes a quarter of a second to load: only for those who need it
  const [{ compileFiles }, { findFiles }] = await Promise.all([import('./compile-files.js'), import('../files/find-files.js')])
  const found = findFiles([file], cwd)
  if (found.value === undefined || hasErrors(found.diagnostics)) return { definitions: [], diagnostics: found.diagnostics }
  const { value, diagnostics } = await compileFiles(found.value, cwd)
  return { definitions: value?.definitions.map(({ definition }) => definition) ?? [], diagnostics: sortDiagnostics(diagnostics) }
}
