import { isObject, type Json } from '@stepwright/asl'

/**
 * A part of a template with its intrinsic functions put as texts with placeholders, which rules leave alone. Of `Fn::If` the first
 * value counts; what is `AWS::NoValue` is left out.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolved(json: Json): Json {
  return resolve(json) ?? {}
}

function resolve(json: Json): Json | undefined {
  if (Array.isArray(json)) return json.flatMap((item) => resolve(item) ?? [])
  if (!isObject(json)) return json
  const [[key, value] = ['', null], other] = Object.entries(json)
  const isFunction = other === undefined && (key === 'Ref' || key.startsWith('Fn::') || key.startsWith('!'))
  if (!isFunction) {
    return Object.fromEntries(
      Object.entries(json).flatMap(([name, item]) => {
        const inner = resolve(item)
        return inner === undefined ? [] : [[name, inner]]
      }),
    )
  }
  const name = key.replace(/^!|^Fn::/, '')
  if (name === 'Ref' && value === 'AWS::NoValue') return undefined
  if (name === 'If' && Array.isArray(value)) return resolve(value[1] ?? null) ?? resolve(value[2] ?? null)
  if (name === 'Sub') return typeof value === 'string' ? value : Array.isArray(value) ? (value[0] ?? '') : ''
  return `\${${name} ${JSON.stringify(value)}}`
}
