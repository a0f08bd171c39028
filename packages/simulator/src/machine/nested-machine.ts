import type { Definition } from '@stepwright/asl'
import type { MachineDocument } from '../data/document.js'

/** A machine that others can start, checked. */
export interface NestedMachine {
  readonly name: string
  readonly type: Definition['type']
  readonly document: MachineDocument
}

/** The machine that an ARN, or the name at its end, stands for. */
export function machineFor(machines: ReadonlyMap<string, NestedMachine>, arn: string): NestedMachine | undefined {
  return machines.get(arn) ?? machines.get(arn.slice(arn.lastIndexOf(':') + 1))
}
