import { isObject } from '@stepwright/asl'

/** A value that a deployment computes: `{ "Ref": "Name" }`, `!GetAtt Name.Arn`, `{ "Fn::Sub": "…" }`. */
export interface Intrinsic {
  /** Without `Fn::` or the exclamation mark. */
  readonly name: string
  readonly argument: unknown
  /** The member as it is written. */
  readonly member: string
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
export function intrinsicOf(value: unknown): Intrinsic | undefined {
  if (!isObject(value)) return undefined
  const [member, ...others] = Object.keys(value)
  if (member === undefined || others.length > 0) return undefined
  const [, name] = /^(?:Fn::|!)([A-Z]\w*(?:::\w+)?)$/.exec(member) ?? (member === 'Ref' ? ['', 'Ref'] : [])
  return name === undefined ? undefined : { name, argument: value[member], member }
}

/** What stands for a computed value until it is deployed; the text of `Sub` stands for itself. */
export function placeholderOf({ name, argument }: Intrinsic): string {
  if (name === 'Ref') return `\${${String(argument)}}`
  if (name === 'GetAtt') return `\${${Array.isArray(argument) ? argument.map(String).join('.') : String(argument)}}`
  if (name === 'Sub') return String(Array.isArray(argument) ? argument[0] : argument)
  if (name === 'Join' && Array.isArray(argument) && Array.isArray(argument[1])) return argument[1].map((piece) => textOf(piece)).join(String(argument[0]))
  return `\${${name.replace('::', '')}}`
}

function textOf(piece: unknown): string {
  const intrinsic = intrinsicOf(piece)
  return intrinsic === undefined ? String(piece) : placeholderOf(intrinsic)
}
