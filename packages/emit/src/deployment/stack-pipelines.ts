import { invariant, isObject, sortDiagnostics, type Json, type JsonObject, type Outcome } from '@stepwright/asl'
import type { PipelineDocuments } from '@stepwright/codepipeline'
import { splitPolicy, type AwsPlace, type PolicyDocument } from '@stepwright/iam'
import type { System, SystemPipeline } from '../emitter/system.js'
import { boundedRole } from './bounded-role.js'
import { resourceId } from './bindings.js'
import { idOf } from './id-of.js'
import { mapTexts } from './map-texts.js'
import { reference } from './reference.js'
import { renamedArn, type Renaming } from './renamed-arns.js'
import { machineRenamings } from './stack-machines.js'
import type { StackOptions } from './stack-options.js'
import type { StackBucket, StackMachine, StackPipeline, StackRole, StackRule } from './stack.js'

/** A pipeline and the bucket of its artifacts, with their names as they were declared. */
export interface PlacedPipeline {
  readonly pipeline: StackPipeline
  /** None where stores are named by Region: those are taken as given. */
  readonly bucket?: StackBucket
  /** What the ARN of that bucket becomes. */
  readonly bucketRenaming?: Renaming
  readonly documents: PipelineDocuments
}

/** The pipelines of a system: what they name of the stack has become a reference. */
export function stackPipelines(system: System, machines: readonly StackMachine[], options: StackOptions): Outcome<readonly PlacedPipeline[]> {
  const built = system.pipelines.map((one) => ({ one, outcome: one.pipeline['~build'](options.place) }))
  const renamings = renamingsOf(system, machines, options.place)
  return {
    value: built.flatMap(({ one, outcome: { value } }) => (value === undefined ? [] : [placed(one, value, { ofStack: renamings, functions: functionsOf(system) }, options)])),
    diagnostics: sortDiagnostics(built.flatMap(({ outcome }) => outcome.diagnostics)),
  }
}

/** A machine's ARN as a whole is the machine itself, so that it is made before. */
function renamingsOf({ projects = [], resources = [] }: System, machines: readonly StackMachine[], place: AwsPlace): Renaming[] {
  const { partition, region, account } = place
  return [
    ...machines.map(({ id, definition }) => ({
      from: `arn:${partition}:states:${region}:${account}:stateMachine:${definition.name}`,
      to: reference('state-machine', id),
    })),
    ...machineRenamings(new Map(machines.map(({ definition, name }) => [definition.name, name])), place),
    ...resources.flatMap(({ resource }) =>
      resource.kind === 'function' ? [{ from: `arn:${partition}:lambda:${region}:${account}:function:${resource.name}`, to: reference('function', resourceId(resource)) }] : [],
    ),
    ...projects.map(({ project: { name } }) => {
      const before = `arn:${partition}:codebuild:${region}:${account}:project/`
      return { from: `${before}${name}`, to: `${before}${reference('project', idOf(name))}` }
    }),
  ]
}

/** The declared functions, by the names that actions call them by. */
function functionsOf({ resources = [] }: System): ReadonlyMap<string, string> {
  return new Map(resources.flatMap(({ resource }): [string, string][] => (resource.kind === 'function' ? [[resource.name, reference('function-name', resourceId(resource))]] : [])))
}

/** What the rest of a stack is called. */
interface StackNames {
  readonly ofStack: readonly Renaming[]
  readonly functions: ReadonlyMap<string, string>
}

function placed({ pipeline }: SystemPipeline, documents: PipelineDocuments, { ofStack, functions }: StackNames, options: StackOptions): PlacedPipeline {
  const { place, names = 'explicit', prefix = '' } = options
  const id = idOf(pipeline.name)
  const { declaration, location, roleArn } = declarationOf(documents)
  const bucket = location === undefined ? undefined : bucketOf(location, options)
  const explicit = names === 'explicit' ? { name: `${prefix}${pipeline.name}` } : {}
  const bucketArn = `arn:${place.partition}:s3:::`
  const bucketRenaming = bucket === undefined ? undefined : { from: `${bucketArn}${location}`, to: `${bucketArn}${reference('bucket', bucket.id)}` }
  const renamings = [...ofStack, ...(bucketRenaming === undefined ? [] : [bucketRenaming])]
  const named = (document: object, name: string): Json =>
    mapTexts(document, (text) => renamedArn(text, [...renamings, pipelineRenaming(pipeline.name, name, place)]))
  const { events } = documents
  return {
    pipeline: {
      id,
      ...explicit,
      declaration: withReferences(withFunctions(named(declaration, reference('pipeline', id)), functions), bucket?.id),
      ...(isOurs(roleArn, place)
        ? {
            // the pipeline has no name yet when its role is made
            role: roleOf(documents, (document) => named(document, explicit.name ?? '*'), options),
          }
        : {}),
      rules: (events?.rules ?? []).map((rule) => ruleOf(rule, options)),
      ...(events === undefined || !isOurs(events.rules[0]?.Targets[0]?.RoleArn ?? '', place)
        ? {}
        : { eventsRole: roleOf(events, (document) => named(document, reference('pipeline', id)), options) }),
    },
    ...(bucket === undefined ? {} : { bucket }),
    ...(bucketRenaming === undefined ? {} : { bucketRenaming }),
    documents,
  }
}

function roleOf({ trust, policy }: { readonly trust: object; readonly policy: PolicyDocument }, named: (document: object) => Json, options: StackOptions): StackRole {
  return boundedRole({ trust: named(trust) as object, policy: splitPolicy(named(policy) as unknown as PolicyDocument) }, options)
}

function pipelineRenaming(from: string, to: string, { partition, region, account }: AwsPlace): Renaming {
  const before = `arn:${partition}:codepipeline:${region}:${account}:`
  return { from: `${before}${from}`, to: `${before}${to}` }
}

function declarationOf({ pipeline: { pipeline: declaration } }: PipelineDocuments): {
  readonly declaration: JsonObject
  readonly location: string | undefined
  readonly roleArn: string
} {
  invariant(isObject(declaration), 'the document of a pipeline holds one')
  const store = declaration['artifactStore']
  return { declaration, location: isObject(store) ? String(store['location']) : undefined, roleArn: String(declaration['roleArn']) }
}

/** Actions name the functions that they call. */
function withFunctions(json: Json, functions: ReadonlyMap<string, string>): Json {
  if (Array.isArray(json)) return json.map((item) => withFunctions(item, functions))
  if (!isObject(json)) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, key === 'FunctionName' && typeof value === 'string' ? (functions.get(value) ?? value) : withFunctions(value, functions)]),
  )
}

/** Names stand where ARNs do not: the bucket of the artifacts. Projects are named by their ARNs in roles and by their names in actions. */
function withReferences(declaration: Json, bucketId: string | undefined): JsonObject {
  invariant(isObject(declaration), 'the document of a pipeline holds one')
  const store = declaration['artifactStore']
  return bucketId === undefined || !isObject(store) ? declaration : { ...declaration, artifactStore: { ...store, location: reference('bucket', bucketId) } }
}

/** A role that is named, not given by its ARN, is ours to make. */
function isOurs(roleArn: string, { partition, account }: AwsPlace): boolean {
  return roleArn.startsWith(`arn:${partition}:iam::${account}:role/`)
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function bucketOf(location: string, { names = 'explicit', prefix = '' }: StackOptions): StackBucket {
  const id = idOf(location)
  return names === 'explicit' ? { id, name: `${prefix}${location}`.toLowerCase() } : { id }
}

function ruleOf({ Name, EventPattern, Targets }: NonNullable<PipelineDocuments['events']>['rules'][number], options: StackOptions): StackRule {
  const { names = 'explicit', prefix = '', place } = options
  const roleArn = Targets[0]?.RoleArn ?? ''
  return {
    id: idOf(Name),
    ...(names === 'explicit' ? { name: `${prefix}${Name}` } : {}),
    pattern: EventPattern,
    ...(isOurs(roleArn, place) ? {} : { roleArn }),
  }
}
