import type { LambdaTree } from '../../values/tree.js'
import type { Context } from './context.js'
import { atom, type Text } from './text.js'

/**
 * A function in JSONata. Its parameters keep their names, unless a variable of the machine, or a function that the body
 * calls, has the same: in JSONata all of them begin with `$`, and the innermost wins. `extra`: parameters of ours, in front, which hide
 * none of the author's.
 */
export function functionText(lambda: LambdaTree, context: Context, printBody: PrintBody, extra: readonly string[] = []): Text {
  const all = [...extra, ...lambda.parameters]
  const draft = inside(context, all, new Set(extra), '')
  const collides = all.some((name) => draft.body(printBody).includes(`$${draft.nameOf(name)}(`))
  const { nameOf, body } = collides ? inside(context, all, new Set(extra), '_') : draft
  return atom(`function(${all.map((name) => `$${nameOf(name)}`).join(', ')}) { ${body(printBody)} }`)
}

type PrintBody = (inner: Context, own: (name: string) => string) => string

function inside(
  context: Context,
  names: readonly string[],
  extra: ReadonlySet<string>,
  suffix: string,
): { readonly nameOf: (name: string) => string; readonly body: (print: PrintBody) => string } {
  const own = new Map<string, string>()
  const around = new Set(context.locals.values())
  for (const name of names) {
    let free = name.replaceAll(/[^\w]/g, '_') + suffix
    while (context.isTaken(free) || [...own.values()].includes(free) || (extra.has(name) && around.has(free))) free += '_'
    own.set(name, free)
  }
  const nameOf = (name: string): string => own.get(name) ?? name
  return { nameOf, body: (print) => print({ ...context, locals: new Map([...context.locals, ...own]) }, nameOf) }
}
