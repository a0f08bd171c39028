import type { Json, JsonObject } from '../../model/json.js'
import { invariant } from '../../diagnostics/invariant.js'

/** An intrinsic function of Step Functions: one row of the catalog. */
export interface Intrinsic {
  /** As it is called: `States.Format`. */
  readonly name: string
  readonly arguments: readonly IntrinsicParameter[]
  /** How many of `arguments`, from the end, may be left out. */
  readonly optional?: number
  /** What any number of further arguments hold. */
  readonly rest?: IntrinsicParameter
  readonly returns: IntrinsicType
  /** The section of AWS's page. */
  readonly spec: string
  readonly evaluate: (given: Given, tools: IntrinsicTools) => Json | IntrinsicFault
}

export type IntrinsicType = 'text' | 'number' | 'boolean' | 'array' | 'object' | 'any'

/** What an argument may be. */
export interface IntrinsicParameter {
  readonly name: string
  readonly holds: IntrinsicType
  /** In characters. */
  readonly maxLength?: number
  /** The only values there are. */
  readonly values?: readonly Json[]
  /** For a number, after it was rounded. */
  readonly minimum?: number
  readonly maximum?: number
}

/** Where chance comes from, so that a run can be repeated. */
export interface IntrinsicTools {
  /** From 0 to 1, without 1. */
  readonly random: () => number
  readonly uuid: () => string
}

/** Why a function refuses its arguments: `States.IntrinsicFailure`. A symbol, so that no JSON can look like one. */
export interface IntrinsicFault {
  readonly [why]: string
}
const why = Symbol('fault')

export function fault(message: string): IntrinsicFault {
  return { [why]: message }
}

export function isFault(value: Json | IntrinsicFault): value is IntrinsicFault {
  return typeof value === 'object' && value !== null && why in value
}

export const messageOf = (fault: IntrinsicFault): string => fault[why]

/** The arguments of a call, which are known to be what the parameters hold. */
export interface Given {
  readonly values: readonly Json[]
  /** A literal template, cut at its placeholders; `undefined` when the first argument is computed. */
  readonly parts: readonly string[] | undefined
}

export function textAt({ values }: Given, index: number): string {
  const value = values[index]
  invariant(typeof value === 'string', 'the parameter holds text')
  return value
}

export function numberAt({ values }: Given, index: number): number {
  const value = values[index]
  invariant(typeof value === 'number', 'the parameter holds a number')
  return value
}

/** As `numberAt`, rounded to the nearest integer, halves up: recorded on AWS with `States.MathAdd`. */
export function integerAt(given: Given, index: number): number {
  return roundHalfUp(numberAt(given, index))
}

export function arrayAt({ values }: Given, index: number): readonly Json[] {
  const value = values[index]
  invariant(Array.isArray(value), 'the parameter holds an array')
  return value as readonly Json[]
}

export function objectAt({ values }: Given, index: number): JsonObject {
  const value = values[index]
  invariant(value !== undefined && typeOf(value) === 'object', 'the parameter holds an object')
  return value as JsonObject
}

export function typeOf(value: Json): IntrinsicType | 'null' {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return { string: 'text', number: 'number', boolean: 'boolean' }[typeof value as string] as IntrinsicType | undefined ?? 'object'
}

/** How many arguments the function takes. */
export function argumentCounts({ arguments: parameters, optional = 0, rest }: Intrinsic): { readonly least: number; readonly most: number } {
  return { least: parameters.length - optional, most: rest === undefined ? parameters.length : Infinity }
}

/** The parameter that the argument at `index` is for. */
export function parameterAt({ arguments: parameters, rest }: Intrinsic, index: number): IntrinsicParameter | undefined {
  return parameters[index] ?? rest
}

export const roundHalfUp = (number: number): number => Math.floor(number + 0.5) + 0
