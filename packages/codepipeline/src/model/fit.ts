import { child, isObject, nearName, type DiagnosticFacts, type Json, type JsonObject, type Pointer } from '@stepwright/asl'
import type { Shape } from './shape.js'

/** A problem at a pointer; its place is said by who knows the file. */
export interface Misfit extends Omit<DiagnosticFacts, 'location'> {
  readonly at: Pointer
}

/** Holds a document against its shape: what does not fit is said, and left out or put right so that rules can go on. */
export function fit(value: Json, shape: Shape, at: Pointer, misfits: Misfit[]): Json | undefined {
  switch (shape.kind) {
    case 'any':
      return value
    case 'text':
      return typeof value === 'string' ? fitText(value, shape, at, misfits) : wrongKind(value, 'a text', at, misfits, shape.code === 'pipeline/configuration-type' ? shape.code : undefined)
    case 'number':
      return fitNumber(value, shape, at, misfits)
    case 'list':
      if (!Array.isArray(value)) return wrongKind(value, 'a list', at, misfits)
      checkCount(value.length, shape, at, misfits)
      return value.map((item, index) => fit(item, shape.of, child(at, index), misfits) ?? emptyOf(shape.of))
    case 'map':
      if (!isObject(value)) return wrongKind(value, 'an object', at, misfits)
      checkCount(Object.keys(value).length, shape, at, misfits)
      return fitMap(value, shape.of, at, misfits)
    case 'object':
      return isObject(value) ? fitObject(value, shape, at, misfits) : wrongKind(value, 'an object', at, misfits)
  }
}

type Of<Kind extends Shape['kind']> = Extract<Shape, { readonly kind: Kind }>

function fitText(value: string, { pattern, values, least = 0, most = Infinity, code }: Of<'text'>, at: Pointer, misfits: Misfit[]): string {
  // what a deployment or a variable puts in is not known yet
  if (code === undefined || /[$#]\{/.test(value)) return value
  if (values !== undefined && !values.includes(value)) {
    misfits.push({ at, code, message: `"${lastOf(at)}" is "${value}"`, help: `use ${values.map((one) => `"${one}"`).join(' or ')}` })
  } else if (pattern?.test(value) === false) {
    misfits.push({ at, code, message: `"${value}" is not what "${lastOf(at)}" holds`, help: hints[code] ?? `write what matches ${pattern.source}` })
  } else if (value.length < least || value.length > most) {
    misfits.push({ at, code, message: `"${lastOf(at)}" has ${value.length} characters`, help: `give it ${least} to ${most}` })
  }
  return value
}

const hints: { readonly [code: string]: string } = {
  'pipeline/role-arn': 'write arn:aws:iam::ACCOUNT:role/NAME, with the 12 digits of an account',
  'pipeline/commands': 'write each command as one line',
  'pipeline/variable-name': 'use letters, digits, "@", "-" and "_"',
}

function fitNumber(value: Json, { least = -Infinity, most = Infinity, code }: Of<'number'>, at: Pointer, misfits: Misfit[]): Json | undefined {
  // CloudFormation takes numbers as texts too
  const number = typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value
  if (typeof value === 'string' && value.includes('${')) return undefined
  if (typeof number !== 'number') return wrongKind(value, 'a number', at, misfits)
  if (code !== undefined && (number < least || number > most || !Number.isInteger(number))) {
    misfits.push({ at, code, message: `"${lastOf(at)}" is ${number}`, help: `set it to a whole number from ${least} to ${most}` })
  }
  return number
}

function checkCount(count: number, { least = 0, most = Infinity, code }: { least?: number; most?: number; code?: Misfit['code'] }, at: Pointer, misfits: Misfit[]): void {
  if (code === undefined || (count >= least && count <= most)) return
  misfits.push({ at, code, message: `"${lastOf(at)}" has ${count} items`, help: least === most ? `give it ${least}` : `give it ${least} to ${most}` })
}

function fitMap(value: JsonObject, of: Shape, at: Pointer, misfits: Misfit[]): JsonObject {
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => withKey(key, fit(item, of, child(at, key), misfits))))
}

function fitObject(value: JsonObject, { members, required }: Of<'object'>, at: Pointer, misfits: Misfit[]): JsonObject {
  const fitting = Object.entries(value).flatMap(([key, item]) => {
    const shape = members[key]
    if (shape !== undefined) return withKey(key, fit(item, shape, child(at, key), misfits))
    const near = nearName(key, Object.keys(members))
    misfits.push({
      at: child(at, key),
      code: 'pipeline/unknown-field',
      message: `"${key}" is not a member that CodePipeline knows`,
      help: near === undefined ? `delete it, or use one of ${Object.keys(members).map((name) => `"${name}"`).join(', ')}` : `use "${near}"`,
    })
    return []
  })
  const missing = required.filter((key) => !(key in value))
  for (const key of missing) misfits.push({ at, code: 'pipeline/missing-field', message: `"${key}" is missing`, help: `add "${key}"` })
  const present = fitting.map(([key]) => key)
  const filled = required.filter((key) => !present.includes(key)).flatMap((key) => withKey(key, emptyOf(members[key])))
  return Object.fromEntries([...fitting, ...filled])
}

function withKey(key: string, value: Json | undefined): [string, Json][] {
  return value === undefined ? [] : [[key, value]]
}

function wrongKind(value: Json, expected: string, at: Pointer, misfits: Misfit[], code: Misfit['code'] = 'pipeline/field-type'): undefined {
  // an intrinsic function may give anything
  if (isIntrinsicText(value)) return undefined
  misfits.push({ at, code, message: `"${lastOf(at)}" is not ${expected}`, help: `write ${expected}` })
  return undefined
}

function isIntrinsicText(value: Json): boolean {
  return typeof value === 'string' && /^\$\{.*\}$/s.test(value)
}

function emptyOf(shape: Shape | undefined): Json {
  if (shape?.kind === 'list') return []
  if (shape?.kind === 'object') return Object.fromEntries(shape.required.map((key) => [key, emptyOf(shape.members[key])]))
  if (shape?.kind === 'map') return {}
  return shape?.kind === 'number' ? 1 : '${unknown}'
}

function lastOf(at: Pointer): string {
  return at.slice(at.lastIndexOf('/') + 1)
}
