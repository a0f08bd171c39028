import { readMachine, writeMachine, type Definition, type Json, type Logging } from '@stepwright/asl'
import { bindParameters } from './bind-parameters.js'
import type { Change, MachineDiff } from './change.js'
import { compareDefinitions } from './compare-definitions.js'

/** How a built machine differs from the one that is deployed. What the deployment filled in is no difference. */
export interface Drift extends MachineDiff {
  /** What the deployment put in, by the name of the placeholder. */
  readonly parameters: { readonly [name: string]: Json }
}

/** Compares a deployed machine with a built one. */
export function compareDeployed(deployed: Definition, built: Definition): Drift {
  const { document, bindings } = bindParameters(writeMachine(built.machine), writeMachine(deployed.machine))
  const machine = readMachine(document, { source: built.name }).value ?? built.machine
  const { changes, consequences } = compareDefinitions(withoutSchema(deployed), { ...surroundingsOf(deployed), ...withoutSchema(built), machine })
  return {
    name: built.name,
    changes: [...surroundings(deployed, built), ...changes],
    consequences,
    parameters: Object.fromEntries([...bindings].sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}

/** What is deployed does not tell what its input looks like. */
function withoutSchema({ inputSchema: _schema, ...definition }: Definition): Definition {
  return definition
}

/** What the built machine leaves to its template is as it is deployed. */
function surroundingsOf({ logging, tracing, encryption }: Definition): Partial<Definition> {
  return { ...(logging && { logging }), ...(tracing !== undefined && { tracing }), ...(encryption && { encryption }) }
}

/** Only what the built machine says: the rest is for the template that deploys it. */
function surroundings(deployed: Definition, built: Definition): readonly Change[] {
  const rows: readonly (readonly [path: string, before: Json, after: Json | undefined])[] = [
    ['Logging', loggingText(deployed.logging), built.logging && loggingText(built.logging)],
    ['Tracing', deployed.tracing === true, built.tracing],
    ['EncryptionKey', deployed.encryption?.keyArn ?? 'of AWS', built.encryption?.keyArn],
  ]
  return rows.flatMap(([path, before, after]): Change[] => (after === undefined || before === after ? [] : [{ kind: 'changed', area: 'machine', path, before, after }]))
}

const loggingText = (logging: Logging | undefined): string => `${logging?.level ?? 'OFF'}${logging?.includeExecutionData === true ? ' with data' : ''}`
