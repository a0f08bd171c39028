import type { CallSite } from '@stepwright/asl'
import { misuse } from './misuse.js'
import { simplify } from './simplify.js'
import { mapParts } from './tree-parts.js'
import { carriedTree } from './tree-value.js'
import { compiledExpression, type CompiledExpression, type ObjectEntry, type Position, type StaticType, type Tree } from './tree.js'

/**
 * The tree of a value an author passed: literals, references, arrows, and objects and arrays of them. Arrows are read
 * now, so that what they close over is what it was when the step was written.
 *
 * @param argument the tree that an arrow's parameter stands for, for expressions over a step's result
 */
export function toTree(value: unknown, argument?: Tree): Tree {
  const carried = carriedTree(value)
  if (carried !== undefined) return carried
  if (value === null || value === undefined) return literal(value)
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return literal(value)
    case 'function':
      return expressionTree(value, argument)
    case 'object':
      refuseInstances(value)
      return Array.isArray(value)
        ? { kind: 'array', items: value.map((item: unknown) => toTree(item, argument)), type: ['array'] }
        : { kind: 'object', entries: Object.entries(value).map(([key, item]): ObjectEntry => ({ key, value: toTree(item, argument) })), type: ['object'] }
    default:
      throw misuse({
        code: 'build/unsupported-value',
        message: `a ${typeof value} cannot be written as JSON`,
        help: 'pass a string, a number, a boolean, null, an object or an array',
      })
  }
}

/** The tree of an expression that must be one: a test, an `until`. */
export function expressionTree(arrow: unknown, argument?: Tree): Tree {
  const carried = carriedTree(arrow)
  if (carried !== undefined) return carried
  const compiled = typeof arrow === 'function' ? (arrow as { readonly [compiledExpression]?: CompiledExpression })[compiledExpression] : undefined
  if (compiled === undefined) throw notCompiled(arrow)
  return simplify(bind(compiled.tree, { file: compiled.file, argument }))
}

interface Binding {
  readonly file: string
  readonly argument: Tree | undefined
}

/** Puts what is captured, and the argument, into a compiled tree. */
function bind(tree: Tree, binding: Binding): Tree {
  const bound = bindParts(tree, binding)
  return tree.at === undefined ? bound : { ...bound, site: siteOf(tree.at, binding) }
}

const siteOf = ([line, column, length]: Position, { file }: Binding): CallSite => ({ file, line, column, length })

function bindParts(tree: Tree, binding: Binding): Tree {
  switch (tree.kind) {
    case 'capture':
      return retype(toTree(tree.read(), binding.argument), tree.type)
    case 'parameter':
      if (binding.argument === undefined) throw parameterized(tree.name, tree.at && siteOf(tree.at, binding))
      return retype(binding.argument, tree.type)
    case 'unsupported':
      throw misuse({
        code: 'build/unsupported-expression',
        message: tree.message,
        help: tree.help ?? 'write it with the operators and calls that expressions know',
        ...(tree.at && { site: siteOf(tree.at, { ...binding, file: tree.file ?? binding.file }) }),
      })
    default:
      return mapParts(tree, (part) => bind(part, binding))
  }
}

/** A reference does not know its type; the compiler does. */
function retype(tree: Tree, type: StaticType): Tree {
  return tree.kind === 'reference' ? { ...tree, type } : tree
}

function literal(value: string | number | boolean | null | undefined): Tree {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw misuse({ code: 'build/unsupported-value', message: `${value} cannot be written as JSON`, help: 'pass a finite number, or null' })
  }
  const kind = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean' | 'undefined')
  return { kind: 'literal', value, type: [kind] }
}

function parameterized(name: string, site: CallSite | undefined) {
  return misuse({
    code: 'build/unsupported-expression',
    message: `an expression takes no parameter here, and this one has "${name}"`,
    help: 'write () => …, and read values that steps yielded',
    ...(site && { site }),
  })
}

/** A choice or a try that is not closed has no value; a Date, a Map or an object of a class says nothing as JSON. */
function refuseInstances(value: object): void {
  if ('~choice' in value) {
    throw misuse({
      code: 'flow/open-choice',
      message: 'a choice without "otherwise" is used as a value',
      help: 'close it with .otherwise(() => …), which yields the value',
      site: siteOfOpen(value),
    })
  }
  if ('~try' in value) {
    throw misuse({
      code: 'flow/open-try',
      message: 'a try whose last handler is missing is used as a value',
      help: 'close it with .catch(() => …), which yields the value; .on(…) only adds a handler before it',
      site: siteOfOpen(value),
    })
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null) return
  const name = value.constructor.name
  throw misuse({
    code: 'build/unsupported-value',
    message: `an object of class "${name}" cannot be written as JSON`,
    help: value instanceof Date ? 'for the time at which the machine runs, write () => now(); for one that is known at the build, date.toISOString()' : 'pass a plain object, with the members that are meant',
  })
}

/** Where a choice or a try that is not closed was last added to. */
function siteOfOpen(value: object): CallSite | undefined {
  return (value as { readonly '~site'?: CallSite })['~site']
}

function notCompiled(arrow: unknown) {
  // As the author wrote it, without what tells calls their place.
  const text = String(arrow)
    .replaceAll(/\$(?:at|via)\d*\((\w+)(?:, [^()]*)*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
  return misuse({
    code: 'build/expression-not-compiled',
    message: `the expression ${text.length > 60 ? `${text.slice(0, 57)}…` : text} was not compiled`,
    help: 'write it where it stands, as an arrow: () => …; in a test runner, add the plugin of "stepwright/vite"; without a compiler, say it with "stepwright/operators"',
    note: "an arrow is read from its source, which the machine's definition then repeats in its query language",
  })
}
