import { workflow } from '@stepwright/workflow'
import { expect, it } from 'vitest'
import { collectExports } from './collect-exports.js'

const one = workflow('one', (flow) => flow.pass('A'))

it.each([
  ['workflows are taken under any name, and all else is passed over', [{ file: '/a.ts', exports: { default: one, two: 2, none: null, fake: { '~workflow': 1 } } }], 1, []],
  ['a module without any is a warning', [{ file: '/a.ts', exports: { one } }, { file: '/b.ts', exports: { x: 1 } }], 1, ['warning /b.ts']],
  ['no module with any is an error', [{ file: '/a.ts', exports: {} }, { file: '/b.ts', exports: {} }], 0, ['error /a.ts', 'error /b.ts']],
])('%s', (_name, modules, number, said) => {
  const { value, diagnostics } = collectExports(modules)
  expect(value?.workflows.length).toBe(number)
  expect(diagnostics.map(({ severity, location }) => `${severity} ${location.source}`)).toEqual(said)
})
