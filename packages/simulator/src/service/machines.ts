import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import { checkMachine } from '../machine/check-machine.js'
import { pageOf } from './page-of.js'
import type { MachineRecord, VersionRecord } from './records.js'
import { isRefusal, refuse, type Refusal } from './refusal.js'
import { isName, optionalText, parseJson, seconds, tagsIn, textIn } from './request-values.js'
import type { Operation, World } from './world.js'

/** State machines. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export const machines = {
  CreateStateMachine: (world, request) => {
    const name = textIn(request, 'name')
    const definition = textIn(request, 'definition')
    if (!isName(name)) return refuse('InvalidName', `Invalid Name: '${name}'`)
    const wrong = wrongDefinition(definition, name)
    if (wrong !== undefined) return wrong
    const arn = `arn:aws:states:${world.region}:${world.account}:stateMachine:${name}`
    const type = request['type'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD'
    const known = world.machines.get(arn)
    const configuration = configurationOf(request)
    if (known !== undefined) {
      const same = known.definition === definition && known.type === type && JSON.stringify(known.configuration) === JSON.stringify(configuration)
      if (!same) return refuse('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
      return { stateMachineArn: arn, creationDate: seconds(known.created) }
    }
    const now = world.now()
    const made: MachineRecord = { arn, name, type, definition, roleArn: textIn(request, 'roleArn'), created: now, updated: now, revision: 'INITIAL', configuration, lastVersion: 0 }
    world.machines.set(arn, made)
    if (request['tags'] !== undefined) world.tags.set(arn, { tags: tagsIn(request) })
    const version = request['publish'] === true ? publish(world, made, optionalText(request, 'versionDescription')) : undefined
    return { stateMachineArn: arn, creationDate: seconds(now), ...(version === undefined ? {} : { stateMachineVersionArn: version.arn }) }
  },
  UpdateStateMachine: (world, request) => {
    const machine = machineOf(world, textIn(request, 'stateMachineArn'))
    if (isRefusal(machine)) return machine
    const changes = ['definition', 'roleArn', 'loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration', 'publish']
    if (!changes.some((member) => request[member] !== undefined)) return refuse('MissingRequiredParameter', 'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified')
    const definition = optionalText(request, 'definition')
    const wrong = definition === undefined ? undefined : wrongDefinition(definition, machine.name)
    if (wrong !== undefined) return wrong
    const updated: MachineRecord = {
      ...machine,
      definition: definition ?? machine.definition,
      roleArn: optionalText(request, 'roleArn') ?? machine.roleArn,
      updated: world.now(),
      revision: world.uuid(),
      configuration: { ...machine.configuration, ...configurationOf(request) },
    }
    world.machines.set(machine.arn, updated)
    const version = request['publish'] === true ? publish(world, updated, optionalText(request, 'versionDescription')) : undefined
    return { updateDate: seconds(updated.updated), revisionId: updated.revision, ...(version === undefined ? {} : { stateMachineVersionArn: version.arn }) }
  },
  DescribeStateMachine: (world, request) => {
    const arn = textIn(request, 'stateMachineArn')
    const version = world.versions.get(arn)
    const machine = machineOf(world, version?.machine ?? arn)
    if (isRefusal(machine)) return machine
    const { name, type, configuration } = machine
    const { definition, roleArn, revision, created } = version ?? machine
    const told = request['includedData'] === 'METADATA_ONLY' ? '' : definition
    const revisionId = revision === 'INITIAL' ? {} : { revisionId: revision }
    const described = version?.description === undefined ? {} : { description: version.description }
    return { stateMachineArn: arn, name, status: 'ACTIVE', definition: told, roleArn, type, creationDate: seconds(created), ...defaults, ...configuration, ...revisionId, ...described }
  },
  ListStateMachines: (world, request) => {
    const page = pageOf(world.machines.all(), request)
    if (isRefusal(page)) return page
    return { stateMachines: page.items.map(({ arn, name, type, created }) => ({ stateMachineArn: arn, name, type, creationDate: seconds(created) })), ...page.next }
  },
  // deletes what is not there, too, as the service does; its running executions go on here until they end
  DeleteStateMachine: (world, request) => {
    const arn = textIn(request, 'stateMachineArn')
    if (!arn.includes(':stateMachine:')) return refuse('InvalidArn', `Invalid Arn: '${arn}'`)
    world.machines.delete(arn)
    for (const one of world.versions.all()) if (one.machine === arn) world.versions.delete(one.arn)
    for (const one of world.aliases.all()) if (one.machine === arn) world.aliases.delete(one.arn)
    return {}
  },
  PublishStateMachineVersion: (world, request) => {
    const machine = machineOf(world, textIn(request, 'stateMachineArn'))
    if (isRefusal(machine)) return machine
    const revision = optionalText(request, 'revisionId')
    if (revision !== undefined && revision !== machine.revision) return refuse('ConflictException', `Failed to publish the State Machine version for revision ${revision}. The current State Machine revision is ${machine.revision}.`)
    const version = publish(world, machine, optionalText(request, 'description'))
    return { creationDate: seconds(version.created), stateMachineVersionArn: version.arn }
  },
  ListStateMachineVersions: (world, request) => {
    const machine = machineOf(world, textIn(request, 'stateMachineArn'))
    if (isRefusal(machine)) return machine
    const all = world.versions.all().filter((one) => one.machine === machine.arn).reverse()
    const page = pageOf(all, request)
    if (isRefusal(page)) return page
    return { stateMachineVersions: page.items.map(({ arn, created }) => ({ stateMachineVersionArn: arn, creationDate: seconds(created) })), ...page.next }
  },
  DeleteStateMachineVersion: (world, request) => {
    const arn = textIn(request, 'stateMachineVersionArn')
    const user = world.aliases.all().find(({ routing }) => routing.some(({ version }) => version === arn))
    if (user !== undefined) return refuse('ConflictException', `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${user.name}]`)
    world.versions.delete(arn)
    return {}
  },
} satisfies { readonly [operation: string]: Operation }

export function machineOf(world: World, arn: string): MachineRecord | Refusal {
  if (!/^arn:[^:]+:states:[^:]*:[^:]*:stateMachine:[^:]+/.test(arn)) return refuse('InvalidArn', `Invalid Arn: '${arn}'`)
  return world.machines.get(arn) ?? refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

const defaults: JsonObject = { loggingConfiguration: { level: 'OFF', includeExecutionData: false }, tracingConfiguration: { enabled: false } }

function configurationOf(request: JsonObject): JsonObject {
  const given = (member: string): Record<string, Json> => (request[member] === undefined ? {} : { [member]: request[member] })
  return { ...given('loggingConfiguration'), ...given('tracingConfiguration'), ...given('encryptionConfiguration') }
}

function wrongDefinition(definition: string, name: string): Refusal | undefined {
  const document = parseJson(definition)
  if (document === undefined || !isObject(document)) return refuse('InvalidDefinition', "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: the definition is no JSON object'")
  const problems = checkMachine(document, { name })
  if (problems.length === 0) return undefined
  const said = problems.map(({ message, location }) => `SCHEMA_VALIDATION_FAILED: ${message} at ${location.pointer}`)
  return refuse('InvalidDefinition', `Invalid State Machine Definition: '${said.join(', ')}'`)
}

/** The same revision is published once. */
function publish(world: World, machine: MachineRecord, description: string | undefined): VersionRecord {
  const published = world.versions.all().find((one) => one.machine === machine.arn && one.revision === machine.revision)
  if (published !== undefined) return published
  const number = machine.lastVersion + 1
  const { definition, roleArn, revision } = machine
  world.machines.set(machine.arn, { ...machine, lastVersion: number })
  const arn = `${machine.arn}:${number}`
  return world.versions.set(arn, { arn, machine: machine.arn, number, created: world.now(), definition, roleArn, revision, ...(description === undefined ? {} : { description }) })
}
