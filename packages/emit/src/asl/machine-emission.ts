import { formatJson, writeMachine, type Json, type JsonObject, type Outcome } from '@stepwright/asl'
import { derivePolicy, stateMachineTrustPolicy, type AwsPlace } from '@stepwright/iam'
import type { EmittedFile } from '../emitter/emitted-file.js'
import type { Emission } from '../emitter/emission.js'
import type { SystemDefinition } from '../emitter/system.js'
import { machineNeeds, type MachineNeed } from './machine-needs.js'

/** The files of a workflow, and what its machine needs. */
export interface MachineEmission extends Emission {
  readonly kind: 'workflow'
  readonly definition: SystemDefinition['definition']
  readonly needs: readonly MachineNeed[]
}

/**
 * Machine, role and input of one workflow. A machine that calls nothing has no policy, since IAM refuses one without
 * statements, and its role needs none.
 */
export function emitMachine({ definition, from }: SystemDefinition, place: AwsPlace, yaml?: (document: Json) => string): Outcome<MachineEmission> {
  const { name, machine, inputSchema } = definition
  const policy = derivePolicy(definition, place)
  const roleFiles = [
    ...(policy.value === undefined ? [] : [jsonFile(`${name}.policy.json`, policy.value)]),
    jsonFile(`${name}.trust.json`, stateMachineTrustPolicy(name, place)),
  ]
  const files = [
    yaml === undefined ? jsonFile(`${name}.asl.json`, writeMachine(machine)) : { path: `${name}.asl.yaml`, text: yaml(writeMachine(machine)) },
    ...roleFiles,
    ...(inputSchema === undefined ? [] : [jsonFile(`${name}.input.schema.json`, schemaDocument(name, inputSchema))]),
  ]
  const needs = machineNeeds(name, roleFiles.map(({ path }) => path), policy.value)
  return { value: { kind: 'workflow', name, from, files, definition, needs }, diagnostics: policy.diagnostics }
}

/** A document as a file. Our documents are interfaces of plain data, which is all that JSON asks. */
export function jsonFile(path: string, document: object): EmittedFile {
  return { path, text: formatJson(document as Json) }
}

function schemaDocument(name: string, { $schema: _, title, ...schema }: JsonObject): JsonObject {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: title ?? `Input of ${name}`, ...schema }
}
