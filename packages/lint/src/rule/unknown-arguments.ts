import { child, isPlaceholder, nearName, type Fix, type Pointer, type QueryLanguage, type State } from '@stepwright/asl'
import type { ResultShape } from '@stepwright/services/shapes'
import type { Surroundings } from './context.js'
import { memberSpellings } from './member-spellings.js'
import { givenTo } from './task-call.js'

/** A member of an argument, or an argument itself, that the integration does not know. */
export interface UnknownArgument {
  readonly at: Pointer
  readonly argument: string
  readonly id: string
  /** What is probably meant. */
  readonly near: string | undefined
  /** Whether that differs in nothing but small letters and capitals. */
  readonly isSameWord: boolean
  readonly fixes: readonly Fix[]
}

/** All that a Task hands to an optimized integration which does not know it. A required argument in another spelling is missing, and told of as such. */
export function unknownArgumentsOf(state: State, language: QueryLanguage | undefined, { callOf, shapes }: Pick<Surroundings, 'callOf' | 'shapes'>): readonly UnknownArgument[] {
  const call = state.kind === 'Task' ? callOf(state.resource) : undefined
  const given = state.kind === 'Task' ? givenTo(state) : undefined
  if (call?.kind !== 'optimized' || call.known === undefined || given === undefined || language === undefined) return []
  const { integration: id, required, optional } = call.known.integration
  if (optional.length === 0) return []
  const root: Pointer = `${state.pointer}/${language === 'JSONata' ? 'Arguments' : 'Parameters'}`
  const members = shapeMembers(shapes?.argumentsOf(id))
  const inside = Object.entries(given).flatMap(([key, value]) => [...objectsIn(value, members?.get(key)?.shape, child(root, key))])
  const found = [{ value: given, names: [...required, ...optional].flatMap(memberSpellings), at: root }, ...inside]
  const isMissing = ({ near = '', isSameWord, at }: UnknownArgument): boolean => isSameWord && required.includes(near) && !(near in given) && at.lastIndexOf('/') === root.length
  return found.flatMap((object) => unknownIn(object, id, language)).filter((argument) => !isMissing(argument))
}

function unknownIn({ value, names, at }: Found, id: string, language: QueryLanguage): readonly UnknownArgument[] {
  return Object.keys(value).flatMap((key) => {
    const argument = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key
    if (names.includes(argument) || isPlaceholder(argument)) return []
    const same = names.find((name) => name.toLowerCase() === argument.toLowerCase())
    const near = same ?? nearName(argument, names)
    const pointer = child(at, key)
    const isFree = near !== undefined && !Object.keys(value).some((other) => other === near || other === `${near}.$`)
    const fixes: readonly Fix[] = isFree ? [{ title: `rename it to "${near}"`, kind: same === undefined ? 'review' : 'safe', edits: [{ pointer, rename: key.replace(argument, near) }] }] : []
    return [{ at: pointer, argument, id, near, isSameWord: same !== undefined, fixes }]
  })
}

type Members = Extract<ResultShape, { readonly kind: 'structure' }>['members'] | undefined

interface Found {
  readonly value: { readonly [key: string]: unknown }
  /** What it may have. */
  readonly names: readonly string[]
  readonly at: Pointer
}

/** The objects in an argument whose members are known, outermost first. */
function* objectsIn(value: unknown, shape: ResultShape | undefined, at: Pointer): Generator<Found> {
  if (shape === undefined || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (shape.kind === 'list') for (const [index, item] of value.entries()) yield* objectsIn(item, shape.item, child(at, index))
    return
  }
  const object = value as { readonly [key: string]: unknown }
  const members = shapeMembers(shape)
  if (members !== undefined) yield { value: object, names: [...members.keys()].flatMap(memberSpellings), at }
  for (const [key, member] of Object.entries(object)) yield* objectsIn(member, shape.kind === 'map' ? shape.value : memberNamed(key, members)?.shape, child(at, key))
}

const memberNamed = (key: string, members: Members) => members?.get(key) ?? [...(members ?? [])].find(([name]) => memberSpellings(name).includes(key))?.[1]
const shapeMembers = (shape: ResultShape | undefined): Members => (shape?.kind === 'structure' ? shape.members : undefined)
