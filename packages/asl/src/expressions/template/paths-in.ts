import type { IntrinsicArgument } from '../intrinsics/call.js'
import type { JsonPath, PathCondition, PathOperand } from '../jsonpath/path.js'
import type { PathExpression } from './path-expression.js'

/**
 * All paths in an expression, in the order of the text: itself, those in its filters and in the arguments of its functions.
 * Their roots say which variables it reads and whether it asks for the context object.
 */
export function pathsIn(expression: PathExpression): readonly JsonPath[] {
  if (expression.kind === 'unreadable') return none
  let found = known.get(expression)
  if (found === undefined) known.set(expression, (found = gather(expression)))
  return found
}

const none: readonly JsonPath[] = []

/** `parsePathExpression` makes one expression of equal texts, which many rules ask about. */
const known = new WeakMap<PathExpression, readonly JsonPath[]>()

function gather(expression: Exclude<PathExpression, { readonly kind: 'unreadable' }>): readonly JsonPath[] {
  return expression.kind === 'path' ? within(expression.path) : expression.call.arguments.flatMap(inArgument)
}

function inArgument(argument: IntrinsicArgument): readonly JsonPath[] {
  if (argument.kind === 'call') return argument.arguments.flatMap(inArgument)
  return argument.kind === 'path' ? within(argument.path) : []
}

function within(path: JsonPath): readonly JsonPath[] {
  const inner = path.segments.flatMap((segment) => {
    if (segment.kind === 'filter') return inCondition(segment.condition)
    return segment.kind === 'function' ? segment.arguments.flatMap(inOperand) : []
  })
  return [path, ...inner]
}

function inCondition(condition: PathCondition): readonly JsonPath[] {
  switch (condition.kind) {
    case 'or':
    case 'and':
      return condition.terms.flatMap(inCondition)
    case 'not':
      return inCondition(condition.term)
    case 'exists':
      return within(condition.path)
    case 'comparison':
      return [...inOperand(condition.left), ...inOperand(condition.right)]
  }
}

const inOperand = (operand: PathOperand): readonly JsonPath[] => (operand.kind === 'path' ? within(operand.path) : [])
