import { invariant } from '../diagnostics/invariant.js'
import type { Field, Holding } from '../fields/field.js'
import { fieldsOf, memberOf } from '../fields/fields.js'
import type { ChoiceRule, Comparison } from './choice-rule.js'
import type { Json, JsonObject } from './json.js'
import type { State } from './state.js'
import type { Unknown } from './node.js'
import type { Node, StateMachine } from './state-machine.js'

/**
 * The document of a machine: its fields in canonical order (that of the field table), those without a value left out.
 * What could not be understood when it was read is not in it.
 */
export function writeMachine(machine: StateMachine): JsonObject {
  return writeNode(machine)
}

/** The document of one state, without its name: `{ Type: 'Pass', Next: … }`. */
export function writeState(state: State): JsonObject {
  return writeNode(state)
}

function writeNode(node: KnownNode): JsonObject {
  const document: Record<string, Json> = {}
  const test = node.kind === 'ChoiceRule' ? testOf(node) : {}
  for (const row of fieldsOf(node.kind)) {
    const value = test[row.field] ?? valueOf(row, node)
    if (value !== undefined) document[row.field] = value
  }
  return document
}

type KnownNode = Exclude<Node, Unknown>

function valueOf(row: Field, node: KnownNode): Json | undefined {
  if (row.field === 'Type') return node.kind
  if (row.heldAs !== undefined) return undefined
  // A member is named after its field; that the table and the model agree is checked in write.test-d.ts.
  const member = (node as unknown as { readonly [member: string]: unknown })[memberOf(row.field)]
  return member === undefined ? undefined : written(row.holds, member)
}

function written(holds: Holding, member: unknown): Json {
  // What a member holds follows from its row, which the compiler cannot know.
  switch (holds.kind) {
    case 'states':
      return writeStates(member as readonly State[])
    case 'node':
      return writeNode(member as KnownNode)
    case 'nodes':
      return (member as readonly KnownNode[]).map(writeNode)
    default:
      return member as Json
  }
}

function writeStates(states: readonly State[]): JsonObject {
  const document: Record<string, Json> = {}
  for (const state of states) {
    invariant(!Object.hasOwn(document, state.name), `two states of one scope are named "${state.name}"`)
    // defineProperty, since an assignment to "__proto__" makes no member
    Object.defineProperty(document, state.name, { value: writeState(state), enumerable: true, configurable: true, writable: true })
  }
  return document
}

function testOf(rule: ChoiceRule): JsonObject {
  return 'comparison' in rule ? writeComparison(rule.comparison) : {}
}

function writeComparison(comparison: Comparison): JsonObject {
  return { ...(comparison.comment === undefined ? {} : { Comment: comparison.comment }), ...writeTest(comparison) }
}

function writeTest(comparison: Comparison): JsonObject {
  if ('and' in comparison) return { And: comparison.and.map(writeComparison) }
  if ('or' in comparison) return { Or: comparison.or.map(writeComparison) }
  if ('not' in comparison) return { Not: writeComparison(comparison.not) }
  return { Variable: comparison.variable, [comparison.operator]: comparison.value }
}
