import type { ExpressionProblem } from '../cursor.js'
import type { IntrinsicCall } from '../intrinsics/call.js'
import { intrinsicNames } from '../intrinsics/catalog.js'
import { parseIntrinsic } from '../intrinsics/parse.js'
import { remembered } from '../../source/remembered.js'
import { parseJsonPath } from '../jsonpath/parse.js'
import type { JsonPath } from '../jsonpath/path.js'
import { pathsInCall, pathsInPath } from './paths-in.js'

/** What stands under a key that ends in `.$`. `paths`: all in it, in the order of the text: itself, those in its filters and in the arguments of its functions. */
export type PathExpression =
  | { readonly kind: 'path'; readonly path: JsonPath; readonly paths: readonly JsonPath[] }
  | { readonly kind: 'intrinsic'; readonly call: IntrinsicCall; readonly paths: readonly JsonPath[] }
  | { readonly kind: 'unreadable'; readonly problem: ExpressionProblem }

/** Whether Step Functions computes the member under this key of a JSONPath template. */
export const isComputedKey = (key: string): boolean => key.endsWith('.$')

/** All paths in an expression: their roots say which variables it reads and whether it asks for the context object. */
export function pathsIn(expression: PathExpression): readonly JsonPath[] {
  return expression.kind === 'unreadable' ? none : expression.paths
}

const none: readonly JsonPath[] = []

/** Parses a path, or a call of an intrinsic function, by how the text begins. */
export const parsePathExpression = remembered(parse)

function parse(text: string): PathExpression {
  const begin = text.trimStart()
  if (begin.startsWith('$')) {
    const { path, problem } = parseJsonPath(text)
    return path === undefined ? { kind: 'unreadable', problem } : { kind: 'path', path, paths: pathsInPath(path) }
  }
  if (begin.startsWith('States.')) {
    const { call, problem } = parseIntrinsic(text)
    return call === undefined ? { kind: 'unreadable', problem } : { kind: 'intrinsic', call, paths: pathsInCall(call) }
  }
  const message = 'the text is neither a path, which begins with "$", nor a call of an intrinsic function'
  return { kind: 'unreadable', problem: { message, offset: 0, help: helpFor(begin) } }
}

function helpFor(text: string): string {
  const [, called = ''] = /^(\w+)\s*\(/.exec(text) ?? []
  if (intrinsicNames.includes(`States.${called}`)) return `write "States.${called}(…)"`
  if (/^\w+(\.\w+)+$/.test(text)) return `write "$.${text}", or take the ".$" off the end of the key to keep the text as it is`
  return 'write a path, such as "$.order.id", or take the ".$" off the end of the key to keep the text as it is'
}
