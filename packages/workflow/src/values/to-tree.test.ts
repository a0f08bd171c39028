import { isDiagnosticsError } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { reference } from './reference.js'
import { toTree } from './to-tree.js'
import { compiledExpression, type CompiledExpression, type Tree } from './tree.js'

const input = reference({ kind: 'input', name: 'input' })
const capture = (value: unknown, name = 'captured'): Tree => ({ kind: 'capture', name, read: () => value, type: ['object'], at: [3, 7, 8] })
const number = (value: number): Tree => ({ kind: 'literal', value, type: ['number'] })
const member = (object: Tree, name: string, ...type: Tree['type']): Tree => ({ kind: 'member', object, name, type, at: [3, 7, 12] })

/** An arrow as the compiler leaves it. */
const arrow = (tree: Tree): (() => unknown) =>
  Object.defineProperty(() => {}, compiledExpression, { value: { file: 'a.ts', tree, parameters: [] } satisfies CompiledExpression })

const made: Readonly<Record<string, readonly [value: unknown, tree: object]>> = {
  'a text': ['x', { kind: 'literal', value: 'x', type: ['string'] }],
  nothing: [undefined, { kind: 'literal', value: undefined, type: ['undefined'] }],
  'a list of a reference': [[input], { kind: 'array', items: [{ kind: 'reference', path: [] }] }],
  'a member of a reference': [(input as { a: { b: unknown }[] }).a[0]?.b, { kind: 'reference', path: ['a', 0, 'b'], type: ['unknown'] }],
  'an arrow over a reference, typed as the arrow says': [
    arrow(member(capture(input), 'n', 'number')),
    { kind: 'reference', path: ['n'], type: ['number'], site: { file: 'a.ts', line: 3, column: 7, length: 12 } },
  ],
  'an arrow over a reference inside an object': [
    arrow(member(capture({ inside: input }), 'inside', 'string')),
    { kind: 'reference', path: [], type: ['string'] },
  ],
  'an arrow over constants, computed now': [
    arrow({ kind: 'binary', operator: '*', left: member(capture({ rate: 3 }), 'rate', 'number'), right: number(7), type: ['number'] }),
    { kind: 'literal', value: 21 },
  ],
  'a member that a constant need not have': [arrow(member(capture({}), 'rate', 'number', 'undefined')), { kind: 'literal', value: undefined }],
}

const refused: Readonly<Record<string, readonly [value: unknown, code: string]>> = {
  'a member of a constant that is not there': [arrow(member(member(capture({}), 'a', 'object'), 'b', 'number')), 'build/unsupported-expression'],
  'a number that JSON cannot hold': [Number.POSITIVE_INFINITY, 'build/unsupported-value'],
  'a date': [new Date(0), 'build/unsupported-value'],
  'a choice that is not closed': [{ c: { '~choice': true } }, 'flow/open-choice'],
  'a try that is not closed': [{ c: { '~try': true } }, 'flow/open-try'],
  'an expression with a parameter': [arrow({ kind: 'parameter', name: 'x', index: 0, type: ['number'] }), 'build/unsupported-expression'],
  'a symbol': [Symbol('x'), 'build/unsupported-value'],
  'a function that was not compiled': [() => 1, 'build/expression-not-compiled'],
  'what an arrow cannot say': [arrow({ kind: 'unsupported', message: 'no', type: [] }), 'build/unsupported-expression'],
}

describe('toTree', () => {
  it.each(Object.entries(made))('reads %s', (_name, [value, tree]) => expect(toTree(value)).toMatchObject(tree))

  it.each(Object.entries(refused))('refuses %s', (_name, [value, code]) => {
    expect(codesOf(() => toTree(value))).toEqual([code])
  })
})

function codesOf(act: () => unknown): readonly string[] {
  try {
    act()
    return []
  } catch (thrown) {
    return isDiagnosticsError(thrown) ? thrown.diagnostics.map(({ code }) => code) : [String(thrown)]
  }
}
