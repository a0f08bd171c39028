import { extname } from 'node:path'
import { diagnostic, hasErrors, isYamlFile, loadYaml, nearName, readDefinition, type Definition, type Diagnostic, type Outcome, type SourceText } from '@stepwright/asl'
import { loadModules } from '@stepwright/compiler'
import { systemOf, type System } from '@stepwright/emit'
import { textOf } from '../files/read-document.js'
import { collectExports } from './collect-exports.js'
import { withQuietOutput } from './with-quiet-output.js'

/** A machine that is to run, and the text in which its parts are found, if it is one. */
export interface LoadedMachine extends Outcome<Definition> {
  readonly source?: SourceText
  /** All that its module exports, with the functions that it declares; a text declares none. */
  readonly system?: () => Outcome<System>
}

/** What is known of the machine besides its file. */
export interface MachineWish {
  readonly cwd: string
  /** The name of the workflow, where a module exports several. */
  readonly workflow?: string
  /** What it may be called, where a module exports several and `workflow` does not say. */
  readonly calledAs?: string
  readonly type?: Definition['type']
}

/** Loads a machine from a definition in ASL, JSON or YAML, or from a module that exports workflows. */
export function loadMachine(file: string, wish: MachineWish): Promise<LoadedMachine> {
  return /\.[cm]?[jt]sx?$/.test(extname(file)) ? fromModule(file, wish) : fromText(file, wish)
}

async function fromText(file: string, { type }: MachineWish): Promise<LoadedMachine> {
  const text = textOf(file)
  if (typeof text !== 'string') return { value: undefined, diagnostics: [text.problem] }
  const { value, diagnostics, source } = readDefinition(text, { file, ...(type === undefined ? {} : { type }), ...(isYamlFile(file) ? { syntax: await loadYaml() } : {}) })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return { value: errors.length > 0 ? undefined : value, diagnostics: errors, source }
}

async function fromModule(file: string, { cwd, workflow: name, calledAs }: MachineWish): Promise<LoadedMachine> {
  const modules = await withQuietOutput(() => loadModules([file], { cwd }))
  if (modules.value === undefined || hasErrors(modules.diagnostics)) return { value: undefined, diagnostics: modules.diagnostics }
  const { value: exported, diagnostics } = collectExports(modules.value)
  if (exported === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const names = exported.workflows.map(({ workflow }) => workflow.name)
  const chosen = exported.workflows.find(({ workflow }) => workflow.name === (name ?? (names.length === 1 ? names[0] : calledAs)))
  if (chosen === undefined) return { value: undefined, diagnostics: [noSuchWorkflow(file, name, names)] }
  const compiled = chosen.workflow['~compile']()
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  return { value: errors.length > 0 ? undefined : compiled.value, diagnostics: errors, system: () => systemOf(exported) }
}

function noSuchWorkflow(file: string, name: string | undefined, names: readonly string[]): Diagnostic {
  const near = name === undefined ? undefined : nearName(name, names)
  return diagnostic({
    code: 'run/unknown-workflow',
    message: name === undefined ? `${names.length} workflows are exported, and one can run` : `no workflow "${name}" is exported`,
    help: names.length === 0 ? 'name a module that exports a workflow' : `say which with --name, or with "workflow" in a file of scenarios: ${near === undefined ? names.map((one) => `"${one}"`).join(' or ') : `"${near}"`}`,
    location: { source: file, pointer: '', anchor: 'value' },
  })
}
