import { jsonataBuiltins } from '../expressions/jsonata-builtins.js'
import { pathsIn } from '../expressions/template/path-expression.js'
import type { Site } from './site.js'

/** A workflow variable that an expression reads. */
export interface NamedRead {
  /** Without the dollar sign. */
  readonly name: string
  /** Where in the text; unknown inside paths. */
  readonly offset?: number
}

/** The variables that an expression reads, in the order of the text, each place of each; nothing where it cannot be parsed. */
export function readsOf({ parsed, moment }: Site): readonly NamedRead[] {
  if (moment === 'target' || parsed.kind === 'unparsed') return none
  let found: NamedRead[] | undefined
  if (parsed.kind === 'jsonata') {
    for (const { name, isLocal, offset } of parsed.facts.variables) if (!isLocal && !given.has(name)) (found ??= []).push({ name, offset })
    return found ?? none
  }
  for (const { root } of pathsIn(parsed)) if (root.kind === 'variable') (found ??= []).push({ name: root.name })
  return found ?? none
}

const none: readonly NamedRead[] = []

/** `$`, `$$` and `$states`. */
const given: ReadonlySet<string> = new Set(['', '$', 'states'])

/** Whether JSONata has a function of that name, which is meant where no variable has it: `$map(x, $sum)`. */
export const isFunctionName = (name: string): boolean => functionNames.has(name)

const functionNames: ReadonlySet<string> = new Set(['eval', 'randomSeeded', ...jsonataBuiltins.map(({ name }) => name)])
