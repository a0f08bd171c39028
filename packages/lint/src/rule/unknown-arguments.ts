import { child, isPlaceholder, nearName, type Definition, type Fix, type NodeOf, type Pointer, type QueryLanguage } from '@stepwright/asl'
import type { IntegrationFacts } from '@stepwright/services'
import type { ResultShape } from '@stepwright/services/shapes'
import type { Surroundings } from './context.js'
import { isFresh } from './is-fresh.js'
import { isSlipOf } from './is-slip-of.js'
import { itemCallsOf } from './item-calls.js'
import { memberSpellings } from './member-spellings.js'
import { givenTo, integrationOfCall } from './task-call.js'

/** A member of an argument, or an argument itself, that the integration does not know. */
export interface UnknownArgument {
  readonly at: Pointer
  readonly argument: string
  readonly id: string
  /** What is probably meant. */
  readonly near: string | undefined
  /** Whether that differs in nothing but small letters and capitals. */
  readonly isSameWord: boolean
  /** Whether it must be a slip: it is the same word, or one or two letters off, and our data is so young that AWS is not likely to have added it since. */
  readonly isSlip: boolean
  /** How new what is known is at least, where that is known. */
  readonly date: string | undefined
  readonly fixes: readonly Fix[]
}

/** All that a Task hands to an integration or a call of the SDK which does not know it. A required argument of an integration in another spelling is missing, and told of as such. */
export function unknownArgumentsOf(task: Task, language: QueryLanguage | undefined, context: Asked): readonly UnknownArgument[] {
  const memory = context.once(memoryFor, context.definition)
  let found = memory.get(task)
  if (found === undefined) memory.set(task, (found = look(task, language, context)))
  return found
}

/** The same of the calls of S3 by which a Map reads its items and writes its results. What they take is small, and does not change from week to week. */
export function unknownItemArgumentsOf(state: NodeOf<'Map'>, language: QueryLanguage | undefined): readonly UnknownArgument[] {
  if (language === undefined) return []
  return itemCallsOf(state, language).flatMap(({ id, at, given = {}, names }) => {
    const search: Search = { id, language, date: undefined, isFresh: true, found: [] }
    addUnknown(given, namesAmong(names), at, search)
    return search.found
  })
}

type Task = NodeOf<'Task'>
type Asked = Pick<Surroundings, 'callOf' | 'shapes' | 'once' | 'definition' | 'today'>

/** Two rules ask. */
const memoryFor = (_: Definition): Map<Task, readonly UnknownArgument[]> => new Map()

function look(state: Task, language: QueryLanguage | undefined, { callOf, shapes, today }: Asked): readonly UnknownArgument[] {
  const given = givenTo(state)
  if (given === undefined || language === undefined) return []
  const root: Pointer = `${state.pointer}/${language === 'JSONata' ? 'Arguments' : 'Parameters'}`
  const call = callOf(state.resource)
  if (call.kind === 'sdk') {
    const { id } = call
    const shape = shapes?.argumentsOf(id)
    const date = shapes?.sdkArgumentsDate
    const search: Search = { id, language, date, isFresh: isFresh(date, today), found: [] }
    searchInside(given, shape, root, search)
    return search.found
  }
  const integration = call.kind === 'optimized' ? integrationOfCall(call) : undefined
  if (integration === undefined || integration.optional.length === 0) return []
  const search: Search = { id: integration.integration, language, date: undefined, isFresh: false, found: [] }
  addUnknown(given, topNamesOf(integration), root, search)
  const isMissing = ({ near = '', isSameWord }: UnknownArgument): boolean => isSameWord && integration.required.includes(near) && !(near in given)
  const found = search.found.filter((argument) => !isMissing(argument))
  const members = shapeMembers(shapes?.argumentsOf(integration.integration))
  if (members === undefined) return found
  const inside: Search = { ...search, found }
  for (const key of Object.keys(given)) if (typeof given[key] === 'object') searchInside(given[key], members.get(key)?.shape, child(root, key), inside)
  return found
}

interface Search {
  readonly id: string
  readonly language: QueryLanguage
  readonly date: string | undefined
  readonly isFresh: boolean
  readonly found: UnknownArgument[]
}

/** What an object may have, in any spelling. */
interface Names {
  readonly all: ReadonlySet<string>
  /** The same as keys whose values are paths. */
  readonly computed: ReadonlySet<string>
  readonly shapeOf: (key: string) => ResultShape | undefined
}

function addUnknown(value: { readonly [key: string]: unknown }, { all, computed }: Names, at: Pointer, { id, language, date, isFresh, found }: Search): void {
  for (const key of Object.keys(value)) {
    if (all.has(key) || (language === 'JSONPath' && computed.has(key))) continue
    const argument = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key
    if (all.has(argument) || isPlaceholder(argument)) continue
    const names = [...all]
    const same = names.find((name) => name.toLowerCase() === argument.toLowerCase())
    const like = same ?? nearName(argument, names)
    const pointer = child(at, key)
    const isFree = like !== undefined && !Object.keys(value).some((other) => other === like || other === `${like}.$`)
    // what is given already is not what is meant
    const near = same ?? (isFree ? like : undefined)
    const fixes: readonly Fix[] = isFree && near !== undefined ? [{ title: `rename it to "${near}"`, kind: same === undefined ? 'review' : 'safe', edits: [{ pointer, rename: key.replace(argument, near) }] }] : []
    const isSlip = same !== undefined || (isFresh && near !== undefined && isSlipOf(argument, near))
    found.push({ at: pointer, argument, id, near, isSameWord: same !== undefined, isSlip, date, fixes })
  }
}

/** Goes through the objects in an argument whose members are known, outermost first. */
function searchInside(value: unknown, shape: ResultShape | undefined, at: Pointer, search: Search): void {
  if (shape === undefined || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (shape.kind === 'list') for (const [index, item] of value.entries()) searchInside(item, shape.item, child(at, index), search)
    return
  }
  const object = value as { readonly [key: string]: unknown }
  const members = shapeMembers(shape)
  const names = members === undefined ? undefined : namesOf(members)
  if (names !== undefined) addUnknown(object, names, at, search)
  for (const key of Object.keys(object)) {
    // nothing is inside of most
    if (typeof object[key] !== 'object') continue
    const inner = shape.kind === 'map' ? shape.value : names?.shapeOf(key)
    if (inner !== undefined) searchInside(object[key], inner, child(at, key), search)
  }
}

type Members = Extract<ResultShape, { readonly kind: 'structure' }>['members']
const shapeMembers = (shape: ResultShape | undefined): Members | undefined => (shape?.kind === 'structure' ? shape.members : undefined)

/** The names of a structure, worked out once: spelling them anew for each task was a tenth of all time. */
function namesOf(members: Members): Names {
  let found = namesByMembers.get(members)
  if (found === undefined) {
    const spelt = new Map<string, ResultShape>()
    for (const [name, { shape }] of members) for (const spelling of memberSpellings(name)) if (!spelt.has(spelling)) spelt.set(spelling, shape)
    namesByMembers.set(members, (found = { ...namesAmong(spelt.keys()), shapeOf: (key) => members.get(key)?.shape ?? spelt.get(key) }))
  }
  return found
}

const namesByMembers = new WeakMap<Members, Names>()

function topNamesOf(integration: IntegrationFacts): Names {
  let found = namesByIntegration.get(integration)
  if (found === undefined) {
    found = namesAmong([...integration.required, ...integration.optional].flatMap(memberSpellings))
    namesByIntegration.set(integration, found)
  }
  return found
}

function namesAmong(names: Iterable<string>): Names {
  const all = new Set(names)
  return { all, computed: new Set(Array.from(all, (name) => `${name}.$`)), shapeOf: () => undefined }
}

const namesByIntegration = new WeakMap<IntegrationFacts, Names>()
