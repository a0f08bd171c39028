import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { formatJson, hasErrors, isObject, writeMachine, type Definition } from '@stepwright/asl'
import { relativePath } from '@stepwright/lint/reporters'
import { wrapperSource } from '../adoption/wrapper-source.js'
import { writeDocument } from '../files/write-document.js'
import { describeMachine } from '../remote/describe-machine.js'
import { exitCodes, type Call, type Run } from './command.js'
import { oneMachine, sayProblems } from './one-machine.js'
import { isCode, readMachines } from './read-machines.js'
import { usageError } from './usage-error.js'
import { withService } from './with-service.js'

/** `stepwright import`: a definition that somebody wrote, as a workflow in TypeScript. */
export const importDefinition: Run = async (call) => {
  const { names, flags, error, cwd } = call
  const [from, ...more] = names
  if (from === undefined) return usageError(error, 'import needs a definition: name its file, or the ARN of a machine')
  if (more.length > 0) return usageError(error, `import takes one definition, and ${names.length} were named`)
  const name = flags.get('name')
  if (name !== undefined && !/^[0-9A-Za-z_-]{1,80}$/.test(name)) return usageError(error, `--name "${name}" cannot name a state machine: use 1 to 80 of A-Z, a-z, 0-9, - and _`)
  if (from.startsWith('arn:')) return importDeployed(from, call)
  if (isCode(from)) return usageError(error, `"${from}" is TypeScript already: import takes definitions in ASL`)
  return importFile(resolve(cwd, from), call)
}

async function importFile(file: string, call: Call): Promise<number> {
  const { definitions, diagnostics, text = '' } = await readMachines(file, call.cwd)
  if (hasErrors(diagnostics)) {
    sayProblems(diagnostics, call)
    return diagnostics.some(({ code }) => code === 'syntax/unreadable-file') ? exitCodes.couldNotRun : exitCodes.problems
  }
  // of several machines in a template, --name says which; one is called so
  const definition = await oneMachine(file, definitions.length > 1 ? call : { ...call, flags: new Map() })
  if (typeof definition === 'number') return definition
  return write({ ...definition, name: call.flags.get('name') ?? definition.name }, call, { file, isImportable: file.endsWith('.json') && isDefinition(text) })
}

/** A template is JSON too, and a definition in JSON with comments is none. */
function isDefinition(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isObject(value) && 'StartAt' in value
  } catch {
    return false
  }
}

interface ImportedFile {
  readonly file: string
  /** Whether TypeScript can import it as the definition. */
  readonly isImportable: boolean
}

async function importDeployed(arn: string, call: Call): Promise<number> {
  if (!call.flags.has('remote')) return usageError(call.error, `"${arn}" is deployed: add --remote to ask AWS for it`)
  return withService(call, arn, async (service) => {
    const { value, diagnostics } = await describeMachine(service, arn)
    sayProblems(diagnostics, call)
    if (value === undefined) return exitCodes.problems
    return write({ ...value, name: call.flags.get('name') ?? value.name }, call, undefined)
  })
}

/** Writes the wrapper, and the definition where there is none in JSON. Nothing is overwritten. */
function write(definition: Definition, call: Call, from: ImportedFile | undefined): number {
  const { flags, cwd, out, error } = call
  const folder = flags.has('out') ? resolve(cwd, flags.get('out') ?? '.') : from === undefined ? cwd : dirname(from.file)
  const isImported = from?.isImportable === true
  const definitionFile = isImported ? from.file : join(folder, `${definition.name}.asl.json`)
  const wrapper = join(folder, `${definition.name}.workflow.ts`)
  const files = [
    ...(isImported ? [] : [{ path: definitionFile, text: formatJson(writeMachine(definition.machine)) }]),
    { path: wrapper, text: wrapperSource(definition, specifier(folder, definitionFile)) },
  ]
  const inTheWay = files.find(({ path }) => existsSync(path))
  if (inTheWay !== undefined) return usageError(error, `"${relativePath(inTheWay.path, cwd)}" is there already: move it away, or give --out or --name`)
  for (const { path, text } of files) {
    const problem = writeDocument(path, text)
    if (problem !== undefined) return usageError(error, `"${relativePath(path, cwd)}" cannot be written: ${problem}`)
    out.write(`${out.style.green('+')} ${relativePath(path, cwd)}\n`)
  }
  if (from !== undefined && !isImported) out.write(`${basename(definitionFile)} takes the place of what is in "${relativePath(from.file, cwd)}", whose comments stay behind\n`)
  return exitCodes.clean
}

function specifier(folder: string, file: string): string {
  const path = relative(folder, file).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}
