import type { Json, JsonObject } from '../../model/json.js'
import { invariant } from '../../diagnostics/invariant.js'
import { isReferencePath, type JsonPath, type PathSegment } from './path.js'
import { printSegment } from './print.js'

/** The document with the value in it, or why there is no place for it. */
export type WriteResult =
  | { readonly value: Json; readonly problem?: never }
  | { readonly problem: { readonly message: string }; readonly value?: never }

/**
 * A copy of `document` in which `value` stands at `path`, a reference path from `$`: what ResultPath does. Missing objects are
 * made on the way and what stood there is replaced. It fails where the way leads through something that is neither an object nor
 * an array, and where an index is outside its array: AWS's `States.ResultPathMatchFailure`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
 */
export function writeAtPath(document: Json, path: JsonPath, value: Json): WriteResult {
  invariant(isReferencePath(path) && path.root.kind === 'input', 'a value is written at a reference path')
  const steps = path.segments.map(stepOf)
  const holders: Json[] = []
  let holder: Json | undefined = document
  for (const [index, step] of steps.entries()) {
    const found: Json = holder === undefined ? {} : holder
    if (step === undefined || !canHold(found, step)) return { problem: { message: `there is no place for ${wayTo(path, index)}` } }
    holders.push(found)
    holder = typeof step === 'string' ? memberOf(found, step) : (found as readonly Json[]).at(step)
  }
  const written = steps.reduceRight<Json>((inner, step, index) => replaced(holders[index] ?? {}, step ?? '', inner), value)
  return { value: written }
}

function stepOf(segment: PathSegment): string | number | undefined {
  if (segment.kind === 'names') return segment.names[0]
  return segment.kind === 'indexes' ? segment.indexes[0] : undefined
}

function canHold(holder: Json, step: string | number): boolean {
  if (typeof step === 'string') return typeof holder === 'object' && holder !== null && !Array.isArray(holder)
  return Array.isArray(holder) && holder.at(step) !== undefined
}

function memberOf(holder: Json, name: string): Json | undefined {
  // `canHold` has seen that it is an object
  return Object.hasOwn(holder as JsonObject, name) ? (holder as JsonObject)[name] : undefined
}

function replaced(holder: Json, step: string | number, value: Json): Json {
  // a computed key makes a member of its own even when it is called __proto__
  if (typeof step === 'string') return { ...(holder as JsonObject), [step]: value }
  const items = holder as readonly Json[]
  return items.with(step, value)
}

const wayTo = (path: JsonPath, index: number): string => `$${path.segments.slice(0, index + 1).map(printSegment).join('')}`
