import { expect, it } from 'vitest'
import { parseArguments } from './parse-arguments.js'

const flags = [
  { name: 'out', value: 'DIR', summary: '' },
  { name: 'account', value: 'N', summary: '' },
  { name: 'check', summary: '' },
]

it.each([
  ['names and flags in any order', ['a.ts', '--check', '--out', 'x', 'b.ts'], { names: ['a.ts', 'b.ts'], flags: { check: '', out: 'x' } }],
  ['an account keeps its leading zero', ['--account', '012345678901'], { names: [], flags: { account: '012345678901' } }],
  ['a value behind an equals sign', ['--out=x=y'], { names: [], flags: { out: 'x=y' } }],
  ['behind -- everything is a name', ['--', '--check'], { names: ['--check'], flags: {} }],
])('%s', (_name, args, { names, flags: given }) => {
  expect(parseArguments(args, flags)).toEqual({ names, flags: new Map(Object.entries(given)) })
})

it.each([
  ['a flag that is not known', ['--ot', 'x'], { unknownFlag: '--ot' }],
  ['a short flag that is not known', ['-x'], { unknownFlag: '-x' }],
  ['a missing value', ['--out'], { sentence: '--out needs a value: write --out DIR' }],
  ['an empty value', ['--out='], { sentence: '--out needs a value: write --out DIR' }],
  ['a flag in the place of a value', ['--out', '--check'], { sentence: '--out needs a value: write --out DIR' }],
  ['a value that is not wanted', ['--check=no'], { sentence: '--check takes no value' }],
])('%s is said', (_name, args, misuse) => expect(parseArguments(args, flags)).toMatchObject(misuse))
