import type { LambdaTree } from '../../values/tree.js'
import type { Context } from './context.js'
import { atom, type Text } from './text.js'

/** Parameters of ours, before and behind the author's; they hide none of those around. */
export interface OwnParameters {
  readonly before?: readonly string[]
  readonly behind?: readonly string[]
}

/**
 * A function in JSONata. Its parameters keep their names, unless a variable of the machine, or a function that the body
 * calls, has the same: in JSONata all of them begin with `$`, and the innermost wins.
 */
export function functionText(lambda: LambdaTree, context: Context, printBody: PrintBody, { before = [], behind = [] }: OwnParameters = {}): Text {
  const all = [...before.map(ours), ...lambda.parameters, ...behind.map(ours)]
  const draft = inside(context, all, '')
  const collides = all.some((name) => draft.body(printBody).includes(`$${draft.nameOf(name)}(`))
  const { nameOf, body } = collides ? inside(context, all, '_') : draft
  return atom(`function(${all.map((name) => `$${nameOf(name)}`).join(', ')}) { ${body(printBody)} }`)
}

/** How a tree names a parameter of ours: no author's name is like it. */
export const ours = (name: string): string => `~${name}`

/** Prints what a function yields; `own` tells what a parameter of ours is called there. */
type PrintBody = (inner: Context, own: (name: string) => string) => string

function inside(context: Context, names: readonly string[], suffix: string): { readonly nameOf: (name: string) => string; readonly body: (print: PrintBody) => string } {
  const own = new Map<string, string>()
  const around = new Set(context.locals.values())
  for (const name of names) {
    const isOurs = name.startsWith('~')
    let free = (isOurs ? name.slice(1) : name).replaceAll(/[^\w]/g, '_') + suffix
    while (context.isTaken(free) || [...own.values()].includes(free) || (isOurs && around.has(free))) free += '_'
    own.set(name, free)
  }
  const nameOf = (name: string): string => own.get(name) ?? name
  return { nameOf, body: (print) => print({ ...context, locals: new Map([...context.locals, ...own]) }, (name) => nameOf(ours(name))) }
}
