import type { JsonObject } from '@stepwright/asl'
import { pageOf } from './page-of.js'
import { machineOf } from './machines.js'
import type { AliasRecord } from './records.js'
import { isRefusal, refuse, type Refusal } from './refusal.js'
import { isName, objectsIn, optionalText, seconds, textIn } from './request-values.js'
import type { Operation, World } from './world.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html */
export const aliases = {
  CreateStateMachineAlias: (world, request) => {
    const name = textIn(request, 'name')
    const routing = routingOf(world, request)
    if (isRefusal(routing)) return routing
    if (!isName(name) || /^\d+$/.test(name)) return refuse('InvalidName', `Invalid Name: '${name}'`)
    const machine = world.versions.get(routing.entries[0]?.version ?? '')?.machine ?? ''
    const arn = `${machine}:${name}`
    const known = world.aliases.get(arn)
    const description = optionalText(request, 'description') ?? ''
    if (known !== undefined && (known.description !== description || JSON.stringify(known.routing) !== JSON.stringify(routing.entries))) {
      return refuse('ConflictException', `Alias already exists: '${arn}'`)
    }
    const now = world.now()
    const made = known ?? world.aliases.set(arn, { arn, machine, name, description, routing: routing.entries, created: now, updated: now })
    return { stateMachineAliasArn: arn, creationDate: seconds(made.created) }
  },
  UpdateStateMachineAlias: (world, request) => {
    const alias = aliasOf(world, request)
    if (isRefusal(alias)) return alias
    const routing = request['routingConfiguration'] === undefined ? { entries: alias.routing } : routingOf(world, request)
    if (isRefusal(routing)) return routing
    const description = optionalText(request, 'description') ?? alias.description
    const { updated } = world.aliases.set(alias.arn, { ...alias, description, routing: routing.entries, updated: world.now() })
    return { updateDate: seconds(updated) }
  },
  DescribeStateMachineAlias: (world, request) => {
    const alias = aliasOf(world, request)
    if (isRefusal(alias)) return alias
    const { arn, name, description, routing, created, updated } = alias
    const routingConfiguration = routing.map(({ version, weight }) => ({ stateMachineVersionArn: version, weight }))
    return { stateMachineAliasArn: arn, name, description, routingConfiguration, creationDate: seconds(created), updateDate: seconds(updated) }
  },
  ListStateMachineAliases: (world, request) => {
    const arn = textIn(request, 'stateMachineArn')
    const machine = machineOf(world, world.versions.get(arn)?.machine ?? arn)
    if (isRefusal(machine)) return machine
    const all = world.aliases.all().filter((one) => one.machine === machine.arn && (arn === machine.arn || one.routing.some(({ version }) => version === arn)))
    const page = pageOf(all, request)
    if (isRefusal(page)) return page
    return { stateMachineAliases: page.items.map((one) => ({ stateMachineAliasArn: one.arn, creationDate: seconds(one.created) })), ...page.next }
  },
  DeleteStateMachineAlias: (world, request) => {
    const alias = aliasOf(world, request)
    if (isRefusal(alias)) return alias
    world.aliases.delete(alias.arn)
    return {}
  },
} satisfies { readonly [operation: string]: Operation }

function aliasOf(world: World, request: JsonObject): AliasRecord | Refusal {
  const arn = textIn(request, 'stateMachineAliasArn')
  return world.aliases.get(arn) ?? refuse('ResourceNotFound', `Request references a resource that does not exist: '${arn}'`)
}

/** One or two versions of one machine, whose weights are 100 together. */
function routingOf(world: World, request: JsonObject): { readonly entries: AliasRecord['routing'] } | Refusal {
  const entries = objectsIn(request['routingConfiguration']).map((one) => ({ version: textIn(one, 'stateMachineVersionArn'), weight: Number(one['weight']) }))
  const unknown = entries.find(({ version }) => world.versions.get(version) === undefined)
  if (unknown !== undefined) return refuse('ResourceNotFound', `Request references a resource that does not exist: '${unknown.version}'`)
  const machines = new Set(entries.map(({ version }) => world.versions.get(version)?.machine))
  if (machines.size > 1) return refuse('ValidationException', 'Routing configuration must contain versions of the same state machine')
  if (entries.reduce((sum, { weight }) => sum + weight, 0) !== 100) return refuse('ValidationException', 'Sum of routing configuration weights must equal 100')
  return { entries }
}
