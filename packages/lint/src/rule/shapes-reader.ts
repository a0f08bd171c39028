import { objectShape, type Shape } from '@stepwright/asl'
import type { ResultMember, ResultShape } from '@stepwright/services/shapes'
import { memberSpellings } from './member-spellings.js'

/** What services take and answer, of the calls that a text makes; loaded before the rules run, service by service. */
export interface ShapesReader {
  /** By the id of an optimized integration or of a call of the SDK: `ecs:runTask`, `aws-sdk:ecs:stopTask`. */
  readonly argumentsOf: (integration: string) => ResultShape | undefined
  /** How new what is known of calls of the SDK is at least, such as `2026-01-31`. */
  readonly sdkArgumentsDate: string
  /** By the Resource of a Task. */
  readonly resultOf: (resource: string) => Shape | undefined
}

/** Reads the shapes that a text may ask for; `undefined` if it calls no service that has any. */
export async function shapesFor(text: string): Promise<ShapesReader | undefined> {
  const resources = callsIn(text)
  if (resources.size === 0) return undefined
  const { sdkArgumentsDate } = (loaded ??= await import('@stepwright/services/shapes'))
  const taken = new Map<string, ResultShape>()
  const yielded = new Map<string, Shape>()
  for (const resource of resources) {
    const { id, argument, result } = known.get(resource) ?? (await look(resource))
    if (argument !== undefined) taken.set(id, argument)
    if (result !== undefined) yielded.set(resource, result)
  }
  return { argumentsOf: (id) => taken.get(id), resultOf: (resource) => yielded.get(resource), sdkArgumentsDate }
}

// an import of what is loaded long since still goes through the loader, each time
let loaded: typeof import('@stepwright/services/shapes') | undefined

interface ResourceShapes {
  readonly id: string
  readonly argument: ResultShape | undefined
  readonly result: Shape | undefined
}

/** By Resource: machines call the same few. */
const known = new Map<string, ResourceShapes>()
const mostKnown = 2000

async function look(resource: string): Promise<ResourceShapes> {
  const { argumentShapeOf, resultCallOf, resultShapeOf, sdkArgumentShapeOf } = (loaded ??= await import('@stepwright/services/shapes'))
  const id = /:states:::([^.]+)/.exec(resource)?.[1] ?? ''
  const call = resultCallOf(resource)
  const [, service, operation] = /^aws-sdk:(.*):(.*)$/.exec(id) ?? []
  const argument = service === undefined || operation === undefined ? await argumentShapeOf(id) : await sdkArgumentShapeOf(service, operation)
  const found = { id, argument, result: call === undefined ? undefined : resultOf(await resultShapeOf(call.service, call.operation), call.parsed) }
  if (known.size >= mostKnown) known.clear()
  known.set(resource, found)
  return found
}

/** The Resources of a text that name a service, wherever they stand. */
function callsIn(text: string): ReadonlySet<string> {
  const resources = new Set<string>()
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    const start = text.lastIndexOf('arn:', at)
    called.lastIndex = start
    const resource = start === -1 || at - start > longestPartition ? undefined : called.exec(text)?.[0]
    if (resource !== undefined && !plain.test(resource)) resources.add(resource)
  }
  return resources
}

const mark = ':states:::'
const longestPartition = 40
const called = /arn:[^:"'\s]+(?:::[A-Za-z]+\})?:states:::(?:aws-sdk:)?[a-zA-Z0-9-]+:[a-zA-Z0-9]+(?:\.(?:sync(?::2)?|waitForTaskToken))?/y

/** What takes and answers nothing that could be misspelt inside, and is called most. */
const plain = /:states:::lambda:invoke/

const anything: Shape = { kind: 'unknown' }

/** A service may answer more than the data knows; `SdkHttpMetadata` and the like come with optimized integrations. */
function resultOf(shape: ResultShape | undefined, parsed: readonly string[]): Shape | undefined {
  if (shape?.kind !== 'structure') return undefined
  const members = [...shape.members].map(([name, member]) => [name, parsed.includes(name) ? anything : shapeOf(member.shape, 1)] as const)
  return answered([...spelt(members), ['SdkHttpMetadata', anything], ['SdkResponseMetadata', anything]])
}

function answered(members: readonly (readonly [string, Shape])[]): Shape {
  const shape = objectShape(members)
  return shape.kind === 'object' ? { ...shape, isAnswer: true } : shape
}

const membersOf = (members: ReadonlyMap<string, ResultMember>, depth: number) => [...members].map(([name, { shape }]) => [name, shapeOf(shape, depth)] as const)
const spelt = (members: readonly (readonly [string, Shape])[]) => members.flatMap(([name, shape]) => memberSpellings(name).map((spelling) => [spelling, shape] as const))

function shapeOf(shape: ResultShape, depth: number): Shape {
  switch (shape.kind) {
    case 'structure':
      return depth > deepest ? anything : answered(spelt(membersOf(shape.members, depth + 1)))
    case 'list':
      return { kind: 'array', item: shapeOf(shape.item, depth) }
    case 'map':
    case 'any':
      return anything
    case 'boolean':
      return { kind: 'boolean' }
    case 'integer':
    case 'number':
      return { kind: 'number' }
    default:
      return { kind: 'string' }
  }
}

/** Structures may hold themselves; nobody's path goes further. */
const deepest = 6
