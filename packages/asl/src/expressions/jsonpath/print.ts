import type { Json } from '../../model/json.js'
import type { JsonPath, PathCondition, PathOperand, PathRoot, PathSegment } from './path.js'

/** The path as text in one spelling, names in brackets: `$.a[0]..b` is `$['a'][0]..['b']`. It parses to the same tree. */
export function printJsonPath({ root, segments }: JsonPath): string {
  return rootText(root) + segments.map(printSegment).join('')
}

/** One step as text: `['a']`, `[0]`, `.length()`. */
export function printSegment(segment: PathSegment): string {
  return (segment.deep ? '..' : '') + segmentText(segment)
}

function segmentText(segment: PathSegment): string {
  switch (segment.kind) {
    case 'names':
      return `[${segment.names.map(quoted).join(',')}]`
    case 'indexes':
      return `[${segment.indexes.join(',')}]`
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}${segment.step === undefined ? '' : `:${segment.step}`}]`
    case 'wildcard':
      return '[*]'
    case 'filter':
      return `[?(${conditionText(segment.condition)})]`
    case 'function':
      return `.${segment.name}(${segment.arguments.map(operandText).join(', ')})`
  }
}

function rootText(root: PathRoot): string {
  if (root.kind === 'variable') return `$${root.name}`
  return { input: '$', context: '$$', current: '@' }[root.kind]
}

function conditionText(condition: PathCondition): string {
  switch (condition.kind) {
    case 'or':
      return condition.terms.map(grouped).join(' || ')
    case 'and':
      return condition.terms.map(grouped).join(' && ')
    case 'not':
      return condition.term.kind === 'exists' ? `!${conditionText(condition.term)}` : `!(${conditionText(condition.term)})`
    case 'exists':
      return printJsonPath(condition.path)
    case 'comparison':
      return `${operandText(condition.left)} ${condition.operator} ${operandText(condition.right)}`
  }
}

function grouped(condition: PathCondition): string {
  const text = conditionText(condition)
  return condition.kind === 'or' || condition.kind === 'and' ? `(${text})` : text
}

function operandText(operand: PathOperand): string {
  switch (operand.kind) {
    case 'path':
      return printJsonPath(operand.path)
    case 'literal':
      return literalText(operand.value)
    case 'bareword':
      return operand.text
    case 'pattern':
      return `/${operand.source}/${operand.flags}`
  }
}

function literalText(value: Json): string {
  if (Object.is(value, -0)) return '-0'
  return JSON.stringify(value)
}

const quoted = (name: string): string => `'${name.replace(/['\\]/g, '\\$&')}'`
