import { nearName, type Definition, type Diagnostic } from '@stepwright/asl'
import { readTexts } from '../files/read-texts.js'
import { pretty } from '../reporters/pretty.js'
import { exitCodes, type Call } from './command.js'
import { readMachines } from './read-machines.js'
import { usageError } from './usage-error.js'

/** The one definition that a file holds, or that `--name` picks; otherwise it is said why there is none, and this is the exit code. */
export async function oneMachine(file: string, { cwd, error, flags }: Call): Promise<Definition | number> {
  const { definitions, diagnostics } = await readMachines(file, cwd)
  if (definitions.length === 0) {
    sayProblems(diagnostics, { cwd, error })
    return diagnostics.some(({ code }) => couldNotRead.has(code)) ? exitCodes.couldNotRun : exitCodes.problems
  }
  const names = definitions.map(({ name }) => name)
  const wanted = flags.get('name')
  const [only] = definitions
  if (wanted === undefined && only !== undefined && definitions.length === 1) return only
  const list = names.map((name) => `"${name}"`).join(', ')
  if (wanted === undefined) return usageError(error, `"${file}" makes ${list}: say which with --name`)
  const near = nearName(wanted, names)
  return definitions.find(({ name }) => name === wanted) ?? usageError(error, `"${file}" makes no "${wanted}": ${near === undefined ? `it makes ${list}` : `use "${near}"`}`)
}

/** Says errors and warnings on standard error. */
export function sayProblems(diagnostics: readonly Diagnostic[], { cwd, error }: Pick<Call, 'cwd' | 'error'>): void {
  const shown = diagnostics.filter(({ severity }) => severity !== 'info')
  error.write(pretty(shown, { cwd, style: error.style, readText: readTexts() }))
}

const couldNotRead: ReadonlySet<string> = new Set(['syntax/unreadable-file', 'build/unreadable-file', 'build/unknown-file', 'build/no-files', 'build/no-machine'])
