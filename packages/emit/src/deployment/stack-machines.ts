import { diagnostic, sortDiagnostics, writeMachine, type Definition, type Diagnostic, type Json, type Outcome } from '@stepwright/asl'
import { arnAt, derivePolicy, splitPolicy, stateMachineTrustPolicy, type AwsPlace, type PolicyDocument } from '@stepwright/iam'
import type { System, SystemDefinition } from '../emitter/system.js'
import { boundText, resourceBindings } from './bindings.js'
import { boundedRole } from './bounded-role.js'
import { idOf } from './id-of.js'
import { mapTexts } from './map-texts.js'
import { reference } from './reference.js'
import { renamedArn, type Renaming } from './renamed-arns.js'
import type { StackOptions } from './stack-options.js'
import type { StackMachine } from './stack.js'

/** The machines of a system with their roles, under the names that they are deployed with. */
export function stackMachines({ definitions, resources = [] }: System, options: StackOptions): Outcome<readonly StackMachine[]> {
  const drafts = definitions.map((one) => draftOf(one, options))
  const names = new Map(drafts.map(({ definition: { name } }) => [name, deployedName(name, drafts, options)]))
  const renamings = machineRenamings(names, options.place)
  return {
    value: drafts.map((draft) => machineOf(draft, { names, renamings, options, given: resourceBindings(resources.map(({ resource }) => resource)) })),
    diagnostics: sortDiagnostics(drafts.flatMap((draft) => [...draft.diagnostics, ...checkName(draft, names)])),
  }
}

/** What ARNs of machines become, for all that names them. */
export function machineRenamings(names: ReadonlyMap<string, string | undefined>, place: AwsPlace): Renaming[] {
  return [...names].flatMap(([name, deployed]) =>
    ['stateMachine', 'execution', 'express', 'mapRun'].map((kind): Renaming => {
      const before = arnAt(`arn:\${Partition}:states:\${Region}:\${Account}:${kind}:`, place)
      return { from: `${before}${name}`, to: `${before}${deployed ?? reference('machine-name', idOf(name))}` }
    }),
  )
}

interface Draft extends SystemDefinition {
  readonly policy: PolicyDocument | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** With the policy under the declared names: it says which machines are named by machines. */
function draftOf({ definition, from }: SystemDefinition, { place, logging, tags }: StackOptions): Draft {
  const whole: Definition = {
    ...definition,
    ...(definition.logging === undefined && logging !== undefined ? { logging } : {}),
    ...(tags === undefined ? {} : { tags: { ...tags, ...definition.tags } }),
  }
  const { value, diagnostics } = derivePolicy(whole, place)
  return { definition: whole, from, policy: value, diagnostics }
}

/**
 * A machine whose role names a machine, as one with a distributed Map names itself, cannot wait for its name: the role would need
 * the machine, and the machine the role. Such a name is made from the stack's.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 */
function deployedName(name: string, drafts: readonly Draft[], { names = 'explicit', prefix = '', place }: StackOptions): string | undefined {
  if (names === 'explicit') return `${prefix}${name}`
  const renamings = machineRenamings(new Map([[name, '']]), place)
  let isNamed = drafts.some(({ definition }) => startedBy(definition).has(parameterOf(name)))
  for (const { policy } of drafts) {
    mapTexts(policy ?? {}, (text) => {
      isNamed ||= renamedArn(text, renamings) !== text
      return text
    })
  }
  return isNamed ? `\${AWS::StackName}-${name}` : undefined
}

/** The parameter by which a machine gets the ARN of another that it starts. */
function parameterOf(name: string): string {
  return `${idOf(name)}Arn`
}

interface Context {
  readonly names: ReadonlyMap<string, string | undefined>
  readonly renamings: readonly Renaming[]
  readonly options: StackOptions
  /** What resources of the stack give. */
  readonly given: { readonly [parameter: string]: string }
}

function machineOf({ definition, policy }: Draft, { names, renamings, options, given }: Context): StackMachine {
  const { name: declared, logging, tags = {} } = definition
  const name = names.get(declared)
  const own = Object.entries(given).filter(([parameter]) => definition.parameters.some((one) => one.name === parameter))
  const bound = { ...Object.fromEntries(own), ...boundIn(definition, names, options.place) }
  const filled = (text: string): string => renamedArn(boundText(text, bound), renamings)
  return {
    id: idOf(declared),
    ...(name === undefined ? {} : { name }),
    definition,
    role: boundedRole(
      {
        trust: stateMachineTrustPolicy(name ?? '*', options.place),
        ...(policy === undefined ? {} : { policy: splitPolicy(mapTexts(policy, filled) as unknown as PolicyDocument) }),
      },
      options,
    ),
    ...(logging === undefined || logging.level === 'OFF' ? {} : { logging }),
    tags,
    bound,
  }
}

function boundIn(definition: Definition, names: ReadonlyMap<string, string | undefined>, place: AwsPlace): Record<string, string> {
  const started = startedBy(definition)
  return machineBindings(new Map([...names].filter(([name]) => started.has(parameterOf(name)))), place)
}

/** The parameters that machines of a stack give: their ARNs. */
export function machineBindings(names: ReadonlyMap<string, string | undefined>, place: AwsPlace): Record<string, string> {
  const arn = arnAt('arn:${Partition}:states:${Region}:${Account}:stateMachine:', place)
  return Object.fromEntries([...names].map(([name, deployed]) => [parameterOf(name), deployed === undefined ? reference('state-machine', idOf(name)) : `${arn}${deployed}`]))
}

/** The parameters that stand for machines which a definition starts. One of a like name that stands for something else is left alone. */
function startedBy({ machine }: Definition): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (json: Json, key: string): void => {
    if (typeof json === 'object' && json !== null) for (const [member, value] of Object.entries(json)) walk(value, member)
    else if (key === 'StateMachineArn' && typeof json === 'string') found.add(/^\$\{(\w+)\}$/.exec(json)?.[1] ?? '')
  }
  walk(writeMachine(machine), '')
  return found
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
function checkName({ definition, from }: Draft, names: ReadonlyMap<string, string | undefined>): Diagnostic[] {
  const name = names.get(definition.name) ?? ''
  if (name.length <= 80 || name.includes('${')) return []
  return [
    diagnostic({
      code: 'emit/long-name',
      message: `state machine name "${name}" has ${name.length} characters, and Step Functions takes 80`,
      help: 'give a shorter prefix, or the workflow a shorter name',
      location: { source: from.file, pointer: '', anchor: 'value' },
    }),
  ]
}
