import { lazyShape, type Scope, type Shape, type StateMachine } from '@stepwright/asl'
import type { ResultShape } from '@stepwright/services/shapes'
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

/** Reads the shapes that a machine may ask for; `undefined` if it calls no service that has any, which is known at once. */
export function shapesFor(machine: StateMachine): Promise<ShapesReader> | undefined {
  const resources = new Set<string>()
  addCalls(machine, resources)
  return resources.size === 0 ? undefined : shapesOf(resources)
}

async function shapesOf(resources: ReadonlySet<string>): Promise<ShapesReader> {
  const { sdkArgumentsDate } = (loaded ??= await import('@stepwright/services/shapes'))
  if (known.size > mostKnown) known.clear()
  const taken = new Map<string, ResultShape>()
  const yielded = new Map<string, Shape>()
  const take = (resource: string, { id, argument, result }: ResourceShapes): void => {
    if (argument !== undefined) taken.set(id, argument)
    if (result !== undefined) yielded.set(resource, result)
  }
  let waiting: Promise<void>[] | undefined
  for (const resource of resources) {
    const found = known.get(resource)
    if (found !== undefined) take(resource, found)
    else (waiting ??= []).push(look(resource).then((shapes) => take(resource, shapes)))
  }
  // all at once: most of the time is waiting for files
  if (waiting !== undefined) await Promise.all(waiting)
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
  known.set(resource, found)
  return found
}

/** The Resources of the tasks of a scope, and of those inside, that name a service. */
function addCalls({ states }: Scope, resources: Set<string>): void {
  for (const state of states) {
    if (state.kind === 'Task') {
      if (called.test(state.resource) && !plain.test(state.resource)) resources.add(state.resource)
    } else if (state.kind === 'Map') addCalls(state.itemProcessor, resources)
    else if (state.kind === 'Parallel') for (const branch of state.branches) addCalls(branch, resources)
  }
}

const called = /^arn:[^:]+(?:::[A-Za-z]+\})?:states:::(?:aws-sdk:)?[a-zA-Z0-9-]+:[a-zA-Z0-9]+(?:\.|$)/

/** What takes and answers nothing that could be misspelt inside, and is called most. */
const plain = /:states:::lambda:invoke/

const anything: Shape = { kind: 'unknown' }

/** A service may answer more than the data knows; `SdkHttpMetadata` and the like come with optimized integrations. */
function resultOf(shape: ResultShape | undefined, parsed: readonly string[]): Shape | undefined {
  if (shape?.kind !== 'structure') return undefined
  return answer(function* () {
    for (const [name, member] of shape.members) yield* spelt(name, parsed.includes(name) ? anything : shapeOf(member.shape))
    yield ['SdkHttpMetadata', anything]
    yield ['SdkResponseMetadata', anything]
  })
}

type Members = Iterable<readonly [name: string, shape: Shape]>

/** What a structure holds is worked out when a path asks for it: it may be hundreds of members, and lead back to itself. */
const answer = (membersOf: () => Members): Shape => lazyShape(() => new Map(membersOf()), { isOpen: false, isAnswer: true })

const spelt = (name: string, shape: Shape): Members => memberSpellings(name).map((spelling) => [spelling, shape])

function shapeOf(shape: ResultShape): Shape {
  switch (shape.kind) {
    case 'structure':
      return answer(function* () {
        for (const [name, member] of shape.members) yield* spelt(name, shapeOf(member.shape))
      })
    case 'list':
      return { kind: 'array', item: shapeOf(shape.item) }
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
