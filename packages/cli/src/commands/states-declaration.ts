import { scopesIn, type Scope } from '@stepwright/asl'
import type { EmittedFile, System } from '@stepwright/emit'
import { declarationFile } from '../files/plan-files.js'

/** A declaration of the names of all states, by which `simulate` refuses answers to states that there are not. */
export function statesDeclaration({ definitions }: System): EmittedFile {
  const machines = definitions.map(({ definition: { name, machine } }) => `    ${JSON.stringify(name)}: ${[...new Set(statesOf(machine))].map((state) => JSON.stringify(state)).join(' | ')}\n`)
  const text = `${declarationFile.mark}\nexport {}\n\ndeclare global {\n  interface StepwrightStates {\n${machines.join('')}  }\n}\n`
  return { path: declarationFile.path, text }
}

function statesOf({ states }: Scope): readonly string[] {
  return states.flatMap((state) => [state.name, ...scopesIn(state).flatMap(statesOf)])
}
