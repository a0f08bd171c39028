import type { JsonObject, Outcome } from '@stepwright/asl'
import { declaredFunctions, type DeclaredFunctions, type DeskFunctions } from '../functions/declared-functions.js'
import type { Call } from './command.js'
import type { LoadedMachine } from './load-machine.js'

/** The functions that a machine's module declares, bundled. A text declares none. */
export async function machineFunctions({ system }: LoadedMachine, cwd: string): Promise<Outcome<DeclaredFunctions>> {
  if (system === undefined) return { value: noFunctions, diagnostics: [] }
  const { value, diagnostics } = system()
  return value === undefined ? { value, diagnostics } : declaredFunctions(value, cwd)
}

/** Nobody asks for functions. */
export const noFunctions: DeclaredFunctions = { start: ({ parameters }) => ({ functions: {}, parameters, close: async () => undefined }) }

/** Starts functions for one run. What they print goes where errors do. */
export function startFunctions(declared: DeclaredFunctions, parameters: JsonObject, { error }: Pick<Call, 'error'>): DeskFunctions {
  return declared.start({ place, parameters, print: (text) => error.write(text) })
}

/** As the simulator has it in its context objects. */
const place = { region: 'us-east-1', account: '123456789012' }
