import type { IntrinsicArgument, IntrinsicCall } from '../intrinsics/call.js'
import type { JsonPath, PathCondition, PathOperand } from '../jsonpath/path.js'

/** The path itself and those in its filters and functions, in the order of the text. */
export function pathsInPath(path: JsonPath): readonly JsonPath[] {
  return within(path)
}

/** The paths in the arguments of a call, and in those of the calls in it. */
export function pathsInCall(call: IntrinsicCall): readonly JsonPath[] {
  return call.arguments.flatMap(inArgument)
}

function inArgument(argument: IntrinsicArgument): readonly JsonPath[] {
  if (argument.kind === 'call') return argument.arguments.flatMap(inArgument)
  return argument.kind === 'path' ? within(argument.path) : []
}

function within(path: JsonPath): readonly JsonPath[] {
  // nearly no path has any
  if (path.segments.every(({ kind }) => kind !== 'filter' && kind !== 'function')) return [path]
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
