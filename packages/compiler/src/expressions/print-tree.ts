import type { Tree } from '@stepwright/workflow'

/**
 * The source text of a tree. A capture becomes a thunk, so that what it reads is read when the expression is used, and
 * a variable that is assigned later is seen with its later value.
 */
export function printTree(tree: Tree): string {
  return print(tree)
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(',')}]`
  if (typeof value !== 'object' || value === null) return value === undefined ? 'undefined' : JSON.stringify(value)
  const members = Object.entries(value).map(([key, member]) => `${key}:${key === 'read' && isCapture(value) ? `()=>${value.name}` : print(member)}`)
  return `{${members.join(',')}}`
}

const isCapture = (value: object): value is { readonly kind: 'capture'; readonly name: string } => 'kind' in value && value.kind === 'capture'
