import type { Json } from '@stepwright/asl'
import type { Tree } from '../../values/tree.js'
import type { Found, GivenFields, Language, Setting, SettingFields } from '../writer.js'
import { comparisonOf } from './comparison.js'
import { refuse, type Context } from './context.js'
import { leave } from './leave.js'
import { pathText } from './path-text.js'
import { constantOf, pieceOf } from './piece-of.js'
import { membersOf, templateObject } from './template.js'

/**
 * States in JSONPath: Parameters, ResultSelector, ResultPath, OutputPath, Assign, and comparators in Choice rules.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
 */
export const jsonPathLanguage: Language = (place) => {
  const context: Context = { place, read: (origin) => read(place.find(origin)) }
  return {
    template: (tree) => template(tree, context),
    given: (tree) => given(tree, context),
    setting: (field, tree) => setting(field, tree, context),
    items: (tree) => items(tree, context),
    test: (tree) => ({ comparison: comparisonOf(tree, context) }),
    leave: (way) => leave(way, context),
  }
}

function read(found: Found): string {
  switch (found.in) {
    case 'context':
      return '$$'
    case 'execution-input':
      return '$$.Execution.Input'
    case 'variable':
      return `$${found.name}`
    default:
      return '$'
  }
}

function template(tree: Tree, context: Context): Json {
  const known = constantOf(tree)
  if (known !== undefined) return known.value
  const members = membersOf(tree)
  if (members !== undefined) return templateObject(members, context)
  refuse(context, tree, 'a payload that is computed as a whole', 'write an object: { name: … }')
  return {}
}

/** A Task that is given one value as it stands takes it by InputPath. */
function given(tree: Tree, context: Context): GivenFields {
  const path = membersOf(tree) === undefined ? pathText(tree, context) : undefined
  if (path === '$') return {}
  return path?.startsWith('$.') === true || path?.startsWith('$$') === true ? { inputPath: path } : { parameters: template(tree, context) }
}

function setting(field: Setting, tree: Tree, context: Context): SettingFields {
  const known = constantOf(tree)
  if (known !== undefined) return { [field]: known.value }
  const piece = pieceOf(tree, context)
  if (piece === undefined || piece.kind === 'constant') return { [field]: piece?.value ?? null }
  if (piece.kind === 'path' || field === 'error' || field === 'cause') return { [`${field}Path`]: piece.text }
  refuse(context, tree, `a computed value of ${field}`, "compute it in a step before: const x = flow.let('…', () => …)")
  return {}
}

function items(tree: Tree, context: Context): { readonly itemsPath: string } {
  const path = pathText(tree, context)
  if (path === undefined) refuse(context, tree, 'items that are computed in the Map', "compute them in a step before: const items = flow.let('…', () => …)")
  return { itemsPath: path ?? '$' }
}
