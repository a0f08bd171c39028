import { diagnostic, writeMachine, type Diagnostic, type Outcome, type Parameter } from '@stepwright/asl'
import { arnAt, splitPolicy, type PolicyDocument } from '@stepwright/iam'
import type { ApiResource, FunctionResource, Resource, TableResource } from '@stepwright/workflow'
import { functionPolicy, functionTrust } from '../emitter/function-role.js'
import { routeIds } from '../emitter/route-ids.js'
import type { System, SystemResource } from '../emitter/system.js'
import { boundText, resourceBindings, resourceId } from './bindings.js'
import { boundedRole } from './bounded-role.js'
import { mapTexts } from './map-texts.js'
import { renamedArn } from './renamed-arns.js'
import { machineBindings, machineRenamings } from './stack-machines.js'
import type { PlacedPipeline } from './stack-pipelines.js'
import type { StackOptions } from './stack-options.js'
import type { StackApi, StackFunction, StackMachine, StackTable } from './stack.js'

/** The functions, tables and APIs of a stack. */
export interface StackResources {
  readonly functions: readonly StackFunction[]
  readonly tables: readonly StackTable[]
  readonly apis: readonly StackApi[]
  /** Parameters of their texts that nothing in the stack gives. */
  readonly parameters: readonly (Parameter & { readonly usedBy: string })[]
}

/** What else a stack has, which resources name. */
interface Surroundings {
  readonly machines: readonly StackMachine[]
  readonly pipelines: readonly PlacedPipeline[]
}

/** What is deployed beside machines: what its texts name of the stack has become a reference. */
export function stackResources({ resources = [] }: System, { machines, pipelines }: Surroundings, options: StackOptions): Outcome<StackResources> {
  const all = resources.map(({ resource }) => resource)
  const names = new Map(machines.map(({ definition, name }) => [definition.name, name]))
  const bindings = { ...machineBindings(names, options.place), ...resourceBindings(all) }
  const renamings = [...machineRenamings(names, options.place), ...pipelines.flatMap(({ bucketRenaming }) => bucketRenaming ?? [])]
  const fill = (text: string): string => renamedArn(boundText(arnAt(text, options.place), bindings), renamings)
  const nameOf = ({ name }: Resource): { readonly name?: string } => ((options.names ?? 'explicit') === 'explicit' ? { name: `${options.prefix ?? ''}${name}` } : {})
  return {
    value: {
      functions: resources.filter(isOf('function')).map((one) => stackFunction(one, { options, fill, ...nameOf(one.resource) })),
      tables: resources.filter(isOf('table')).map(({ resource }) => ({ id: resourceId(resource), ...nameOf(resource), resource })),
      apis: resources.filter(isOf('api')).map(({ resource }) => stackApi(resource, fill, nameOf(resource).name)),
      parameters: all.flatMap(({ name, parameters }) => parameters.filter((parameter) => !Object.hasOwn(bindings, parameter.name)).map((parameter) => ({ ...parameter, usedBy: name }))),
    },
    diagnostics: [...resources.flatMap(checkCode), ...resources.flatMap((one) => checkCalls(one, nameOf(one.resource).name, machines))],
  }
}

interface Kinds {
  readonly function: FunctionResource
  readonly table: TableResource
  readonly api: ApiResource
}

function isOf<K extends keyof Kinds>(kind: K): (one: SystemResource) => one is SystemResource<Kinds[K]> {
  return (one): one is SystemResource<Kinds[K]> => one.resource.kind === kind
}

interface FunctionContext {
  readonly options: StackOptions
  readonly fill: (text: string) => string
  readonly name?: string
}

function stackFunction({ resource, code = '' }: SystemResource<FunctionResource>, { options, fill, name }: FunctionContext): StackFunction {
  const id = resourceId(resource)
  const logGroup = `/aws/lambda/${name ?? `\${AWS::StackName}-${id}`}`
  const policy = functionPolicy(resource, options.place, { name: logGroup, isMadeByFunction: false })
  return {
    id,
    ...(name === undefined ? {} : { name }),
    resource,
    code,
    logGroup,
    environment: Object.fromEntries(Object.entries(resource.environment).map(([key, text]) => [key, fill(text)])),
    role: boundedRole({ trust: functionTrust, policy: splitPolicy(mapTexts(policy, fill) as unknown as PolicyDocument) }, options),
  }
}

function stackApi(resource: ApiResource, fill: (text: string) => string, name: string | undefined): StackApi {
  const { authorizer, routes } = resource
  const ids = routeIds(routes, routeId)
  return {
    id: resourceId(resource),
    ...(name === undefined ? {} : { name }),
    resource,
    authorizer: authorizer === 'iam' ? 'iam' : { issuer: fill(authorizer.issuer), audience: authorizer.audience.map(fill) },
    routes: routes.map(({ method, path, function: called }, at) => ({ method, path, id: ids[at] ?? '', functionId: resourceId(called) })),
  }
}

/** `POST /decisions/{decisionId}` is `PostDecisionsDecisionId`. */
function routeId([method = '', ...words]: readonly string[]): string {
  return [method.toLowerCase(), ...words].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** A machine that has a function's name as a text calls that name, whatever the function is deployed as. */
function checkCalls({ resource }: SystemResource, deployed: string | undefined, machines: readonly StackMachine[]): Diagnostic[] {
  if (resource.kind !== 'function' || deployed === resource.name) return []
  const { name } = resource
  return machines
    .filter(({ definition: { machine } }) => namesFunction(JSON.stringify(writeMachine(machine)), name))
    .map(({ definition }) =>
      diagnostic({
        code: 'emit/renamed-function',
        severity: 'warning',
        message: `workflow "${definition.name}" calls "${name}" by its name, and this build deploys that function under another`,
        help: `pass the value of lambdaFunction('${name}', …) instead of its name`,
        location: { source: definition.name, pointer: '', anchor: 'value' },
      }),
    )
}

function namesFunction(machine: string, name: string): boolean {
  return machine.includes(`"FunctionName":"${name}"`) || machine.includes(`:function:${name}"`) || machine.includes(`:function:${name}:`)
}

/** A bug of whoever called: only a build bundles. */
function checkCode({ resource, from, code }: SystemResource): Diagnostic[] {
  if (resource.kind !== 'function' || code !== undefined) return []
  return [
    diagnostic({
      code: 'emit/missing-bundle',
      message: `function "${resource.name}" has no bundle`,
      help: 'build it with the command "stepwright build"',
      location: { source: from.file, pointer: '', anchor: 'value' },
    }),
  ]
}
