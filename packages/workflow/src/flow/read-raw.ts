import { isJsonataString, jsonataBody, readState, type Json, type JsonObject, type State } from '@stepwright/asl'
import type { Problem } from '../steps/recorder.js'
import { toTree } from '../values/to-tree.js'
import { carriedTree } from '../values/tree-value.js'
import type { Tree } from '../values/tree.js'

type Report = (problem: Pick<Problem, 'code' | 'message' | 'help'>) => void

/**
 * A state written by hand, and its Output if it has one. A state that cannot be wired in, and fields that it
 * does not have, are reported.
 */
export function readRaw(name: string, document: JsonObject, report: Report): { readonly state: State; readonly output?: Tree } {
  const { Next: _next, End: _end, Output, ...fields } = document
  const referring = Object.keys(fields).find((field) => holdsReference(fields[field]))
  if (referring !== undefined) {
    report({
      code: 'build/unsupported-value',
      message: `the field "${referring}" of state "${name}" holds a value that exists only while the machine runs`,
      help: 'write it as JSONata, such as "{% $states.input.name %}", or name it in Output, which takes references and arrows',
    })
    return { state: { kind: 'Pass', name, pointer: '' } }
  }
  const read = readState(name, fields, '')
  const state: State = read.state ?? { kind: 'Pass', name, pointer: '' }
  if (read.state === undefined || !wired.has(state.kind)) {
    report({
      code: 'flow/unsupported-raw-state',
      message: `state "${name}" has the Type ${JSON.stringify(document.Type ?? null)}, which cannot be written by hand here`,
      help: 'write a Task, Pass, Wait, Parallel or Map; the other types have verbs: flow.choice, flow.succeed, flow.fail',
    })
    return { state }
  }
  for (const { code, message, help } of read.diagnostics) report({ code, message, help: help ?? `write what the table of fields says of a ${state.kind}` })
  return { state, ...(Output !== undefined && { output: templateTree(Output) }) }
}

function holdsReference(value: unknown): boolean {
  if (typeof value === 'function' || carriedTree(value) !== undefined) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsReference)
}

const wired: ReadonlySet<string> = new Set(['Task', 'Pass', 'Wait', 'Parallel', 'Map'])

/** A payload template as the tree it stands for, so that its members can be followed. */
function templateTree(value: Json): Tree {
  if (typeof value === 'string' && isJsonataString(value)) return { kind: 'raw', language: 'JSONata', text: jsonataBody(value).trim(), type: ['unknown'] }
  if (Array.isArray(value)) return { kind: 'array', items: value.map((item: Json) => templateTree(item)), type: ['array'] }
  if (typeof value === 'object' && value !== null)
    return { kind: 'object', entries: Object.entries(value).map(([key, item]: [string, Json]) => ({ key, value: templateTree(item) })), type: ['object'] }
  return toTree(value)
}
