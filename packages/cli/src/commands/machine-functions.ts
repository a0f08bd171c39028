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

/** The functions of several machines, as one: those of earlier ones come first. */
export async function functionsOf(bundling: readonly (() => Promise<Outcome<DeclaredFunctions>>)[]): Promise<Outcome<DeclaredFunctions>> {
  const all = await Promise.all(bundling.map((bundle) => bundle()))
  const found = [...new Set(all.flatMap(({ value }) => (value === undefined ? [] : [value])))]
  const diagnostics = all.flatMap((one) => one.diagnostics)
  if (all.some(({ value }) => value === undefined)) return { value: undefined, diagnostics }
  const start: DeclaredFunctions['start'] = (where) => found.reduce<DeskFunctions>((before, declared) => {
    const next = declared.start({ ...where, parameters: before.parameters })
    return { functions: { ...next.functions, ...before.functions }, parameters: next.parameters, close: async () => void (await Promise.all([before.close(), next.close()])) }
  }, { functions: {}, parameters: where.parameters, close: async () => undefined })
  return { value: { start }, diagnostics }
}

/** Nobody asks for functions. */
export const noFunctions: DeclaredFunctions = { start: ({ parameters }) => ({ functions: {}, parameters, close: async () => undefined }) }

/** Starts functions for one run. What they print goes where errors do. */
export function startFunctions(declared: DeclaredFunctions, parameters: JsonObject, { error }: Pick<Call, 'error'>): DeskFunctions {
  return declared.start({ place, parameters, print: (text) => error.write(text) })
}

/** As the simulator has it in its context objects. */
const place = { region: 'us-east-1', account: '123456789012' }
