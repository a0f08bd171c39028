import type { Tree } from '../../values/tree.js'
import type { LeavingFields, WayOut } from '../writer.js'
import { appendedEntry, type Appended } from '../appended-entry.js'
import { refuse, type Context } from './context.js'
import { pathText } from './path-text.js'
import { constantOf } from './piece-of.js'
import { membersOf, templateObject } from './template.js'

type Shape = Pick<LeavingFields, 'result' | 'parameters' | 'resultSelector' | 'inputPath' | 'outputPath' | 'resultPath'>

/** How a state is left: variables by Assign; data by what selects a result, and by the paths around it. */
export function leave({ state, by, assigned, output }: WayOut, context: Context): LeavingFields {
  const assign = assigned.length === 0 ? {} : { assign: templateObject(assigned, context) }
  if (output === undefined) return assign
  const path = plainPath(output, context)
  if (path === '$') return assign
  if (by !== 'state' || !(state === 'Pass' || state === 'Succeed' || selecting.has(state))) {
    refuse(context, output, `what a ${state} hands on here`, "name it in a step of its own: flow.let('…', …)")
    return assign
  }
  if (path !== undefined) return { ...assign, outputPath: path }
  const appended = state === 'Pass' && assigned.length > 0 ? undefined : appendedTo(output, context)
  // Assign sees what was selected, not what the state was given, so both are selected together.
  if (assigned.length > 0) return appended === undefined ? together(output, assigned, state, context) : { ...assign, ...append(appended, state, context, true) }
  return appended === undefined ? shape(output, state, context) : append(appended, state, context, false)
}

const selecting: ReadonlySet<string> = new Set(['Task', 'Map', 'Parallel'])

/** A path into what the state has; variables and the context are not for OutputPath. */
function plainPath(tree: Tree, context: Context): string | undefined {
  const path = pathText(tree, context)
  return path !== undefined && /^\$(?:[.[]|$)/.test(path) ? path : undefined
}

/** The data that a state makes: a template, or a template around a single value. */
function shape(tree: Tree, state: WayOut['state'], context: Context): Shape {
  const known = constantOf(tree)
  if (known !== undefined && !selecting.has(state)) return { result: known.value }
  const members = membersOf(tree)
  return members === undefined
    ? { ...selected([['value', tree]], state, context), outputPath: '$.value' }
    : selected(members, state, context)
}

const selected = (members: readonly (readonly [string, Tree])[], state: WayOut['state'], context: Context): Shape =>
  selecting.has(state) ? { resultSelector: templateObject(members, context) } : { parameters: templateObject(members, context) }

function together(output: Tree, assigned: WayOut['assigned'], state: WayOut['state'], context: Context): LeavingFields {
  const key = freeName(assigned)
  const names = assigned.map(([name]) => [`${name}.$`, `$.${name}`] as const)
  return { ...selected([...assigned, [key, output]], state, context), assign: Object.fromEntries(names), outputPath: `$.${key}` }
}

function freeName(assigned: WayOut['assigned']): string {
  let name = 'output'
  while (assigned.some(([taken]) => taken === name)) name += '_'
  return name
}

/** `{ ...input, key: value }` where `input` is what the state was given: a ResultPath. */
function appendedTo(tree: Tree, context: Context): Appended | undefined {
  const append = appendedEntry(tree)
  return append !== undefined && append.onto.origin === context.place.given ? append : undefined
}

function append({ key, value }: Appended, state: WayOut['state'], context: Context, isAssigned: boolean): Shape {
  const resultPath = `$.${key}`
  const path = plainPath(value, context)
  if (path === '$') return { resultPath }
  const known = constantOf(value)
  if (known !== undefined && !selecting.has(state)) return { result: known.value, resultPath }
  const members = membersOf(value)
  if (members !== undefined && !isAssigned) return { ...selected(members, state, context), resultPath }
  if (path !== undefined && state === 'Pass' && !isAssigned) return { inputPath: path, resultPath }
  refuse(context, value, 'this value beside what the state was given', `put it into an object: { ...input, ${key}: { value: … } }`)
  return { resultPath }
}
