import { describe, expect, it } from 'vitest'
import type { Exception, FloorPlan } from '../../floorplan.js'
import { checkArchitecture, rules } from './check-architecture.js'
import type { Manifest } from './tree.js'

/** A small house that breaks no rule: `attic` stands on `ground`. */
const plan: FloorPlan = {
  packages: {
    ground: { mayImport: [], folders: ['model', 'rules'], runsOn: 'any', nodeFolders: ['rules'] },
    side: { mayImport: ['ground'], folders: ['model'], runsOn: 'any' },
    attic: { mayImport: ['ground'], folders: ['commands'], runsOn: 'node' },
  },
  ceilings: { file: 10, table: 12, test: 14 },
  tables: ['packages/ground/src/rules/'],
  generated: ['packages/ground/src/written/'],
  exceptions: [],
}
const entry = (file: string) => ({ 'stepwright-source': `./src/${file}.ts` })
const manifests: Readonly<Record<string, Manifest>> = {
  ground: { name: '@x/ground', exports: { '.': entry('index') }, devDependencies: { 'fast-check': '1' } },
  side: { name: '@x/side', exports: { '.': entry('index') }, dependencies: { '@x/ground': '1' } },
  attic: { name: 'attic', exports: { '.': entry('index'), './extra': entry('extra') }, dependencies: { '@x/ground': '1', '@x/side': '1', cac: '1' }, devDependencies: { vite: '1' } },
}
const sources: Readonly<Record<string, string>> = {
  'packages/ground/src/index.ts': "export { state } from './model/state.js'\nexport type { Check } from './rules/check.js'\n",
  'packages/ground/src/model/state.ts': 'export const state = 1\n',
  'packages/ground/src/model/state.test.ts': "import fc from 'fast-check'\nimport { check } from '../rules/check.js'\nimport 'node:fs'\n",
  'packages/ground/src/rules/check.ts': "import { readFileSync } from 'node:fs'\nimport { state } from '../model/state.js'\nexport const check = state\nexport type Check = typeof check\n",
  'packages/side/src/index.ts': "export { part } from './model/part.js'\n",
  'packages/side/src/model/part.ts': "import type { Check } from '@x/ground'\nexport const part: Check = 1\n",
  'packages/attic/src/index.ts': "export { run } from './commands/run.js'\n",
  'packages/attic/src/extra.ts': "export { run as extra } from './commands/run.js'\n",
  'packages/attic/src/commands/run.ts': "import 'node:path'\nimport cac from 'cac'\nimport type { Plugin } from 'vite'\nimport { state } from '@x/ground'\nexport const run = state\n",
}

type Planted = readonly [title: string, rule: string, file: string, text: string]

const planted: readonly Planted[] = [
  ['an upward import', 'package-direction', 'packages/ground/src/model/up.ts', "import { run } from 'attic'\nexport const up = run\n"],
  ['a sideways import', 'package-direction', 'packages/attic/src/commands/across.ts', "import { part } from '@x/side'\nexport const across = part\n"],
  ['an upward import of a type', 'package-direction', 'packages/ground/src/model/up.ts', "import type { Run } from 'attic'\nexport type Up = Run\n"],
  ['an upward import by a test', 'package-direction', 'packages/ground/src/model/up.test.ts', "import { run } from 'attic'\n"],
  ['an upward import written as a type', 'package-direction', 'packages/ground/src/model/up.ts', "export type Up = import('attic').Run\n"],
  ['an upward import at run time', 'package-direction', 'packages/ground/src/model/up.ts', "export const up = () => import('attic')\n"],
  ['an upward re-export', 'package-direction', 'packages/ground/src/model/up.ts', "export { run } from 'attic'\nexport const up = 1\n"],
  ['an import of a later folder', 'folder-direction', 'packages/ground/src/model/late.ts', "import type { Check } from '../rules/check.js'\nexport type Late = Check\n"],
  ['an import of an entry point', 'folder-direction', 'packages/attic/src/commands/door.ts', "import { extra } from '../extra.js'\nexport const door = extra\n"],
  ['an import past the exports', 'deep-import', 'packages/attic/src/commands/deep.ts', "import { state } from '@x/ground/src/model/state.js'\nexport const deep = state\n"],
  ['a relative import of another package', 'deep-import', 'packages/attic/src/commands/deep.test.ts', "import { state } from '../../../ground/src/model/state.js'\n"],
  ['a file outside src', 'deep-import', 'packages/attic/src/commands/deep.ts', "import manifest from '../../package.json'\nexport const deep = manifest\n"],
  ['an undeclared package', 'undeclared-dependency', 'packages/attic/src/commands/bare.ts', "import yaml from '@a/yaml/deep'\nexport const bare = yaml\n"],
  ['an undeclared workspace package', 'undeclared-dependency', 'packages/side/src/model/bare.ts', "import type { Bare } from '@x/side'\nexport type Own = Bare\n"],
  ['a development dependency at run time', 'undeclared-dependency', 'packages/attic/src/commands/bare.ts', "import { createServer } from 'vite'\nexport const bare = createServer\n"],
  ['Node in a browser', 'node-import', 'packages/ground/src/model/disk.ts', "import { join } from 'node:path'\nexport const disk = join\n"],
  ['Node in a browser, by its old name', 'node-import', 'packages/ground/src/model/disk.ts', "import { join } from 'path'\nexport const disk = join\n"],
  ['a cycle of two files', 'cycle', 'packages/ground/src/model/a.ts', "import { b } from './b.js'\nexport const a = b\n"],
  ['a file that does not parse', 'syntax-error', 'packages/ground/src/model/broken.ts', 'export const = 1\n'],
  ['a package without a plan', 'unplanned-package', 'packages/shed/src/model/tool.ts', 'export const tool = 1\n'],
  ['a folder without a plan', 'unplanned-folder', 'packages/ground/src/shed/tool.ts', 'export const tool = 1\n'],
  ['a file beside index.ts that is no entry', 'stray-entry', 'packages/ground/src/stray.ts', 'export const stray = 1\n'],
  ['a barrel', 'barrel', 'packages/ground/src/model/index.ts', "export { state } from './state.js'\n"],
  ['a barrel of imports', 'barrel', 'packages/ground/src/model/all.ts', "import { state } from './state.js'\nexport { state }\n"],
  ['an export of everything', 'export-star', 'packages/ground/src/model/all.ts', "export * from './state.js'\nexport const all = 1\n"],
  ['an export of everything under a name', 'export-star', 'packages/ground/src/model/all.ts', "export * as states from './state.js'\nexport const all = 1\n"],
  ['a default export', 'default-export', 'packages/ground/src/model/one.ts', 'export default 1\n'],
  ['a default export by name', 'default-export', 'packages/ground/src/model/one.ts', 'const one = 1\nexport { one as default }\n'],
  ['a file over its ceiling', 'too-long', 'packages/ground/src/model/long.ts', `export const long = 1${'\n//'.repeat(10)}\n`],
  ['a table over its ceiling', 'too-long', 'packages/ground/src/rules/long.ts', `export const long = 1${'\n//'.repeat(12)}\n`],
  ['a test over its ceiling', 'too-long', 'packages/ground/src/model/long.test.ts', `export const long = 1${'\n//'.repeat(14)}\n`],
  ['a forbidden file name', 'forbidden-name', 'packages/ground/src/model/utils.ts', 'export const utils = 1\n'],
  ['a forbidden folder name', 'forbidden-name', 'packages/ground/src/model/helpers/trim.ts', 'export const trim = 1\n'],
  ['a forbidden name of a test', 'forbidden-name', 'packages/ground/src/model/common.test.ts', 'export const common = 1\n'],
  ['a file that repeats its folder', 'repeated-folder', 'packages/ground/src/model/model-part.ts', 'export const modelPart = 1\n'],
]

/** For the rows that need a second file. */
const companions: Readonly<Record<string, string>> = {
  'packages/ground/src/model/b.ts': "import type { a } from './a.js'\nexport const b: typeof a = 1\n",
}

describe('the architecture test', () => {
  it('finds nothing wrong with a sound house', () => {
    expect(check({})).toEqual([])
  })

  it('lets one file be the door to a library', () => {
    expect(check({ 'packages/attic/src/commands/parser.ts': "export { cac } from 'cac'\n" })).toEqual([])
  })

  it.each(planted)('finds %s', (_title, rule, file, text) => {
    const found = check({ ...(rule === 'cycle' ? companions : {}), [file]: text })
    expect(found).toContainEqual([rule, file])
    // and no other kind of trouble: one plant, one name, save where one mistake is two
    const alsoFound = new Set(found.map(([name]) => name).filter((name) => name !== rule))
    expect([...alsoFound].filter((name) => name !== 'undeclared-dependency' && name !== 'repeated-folder')).toEqual([])
  })

  it('finds a plan that points up, and a package that is gone', () => {
    const packages = { ...plan.packages, ground: { ...plan.packages['ground']!, mayImport: ['attic'] }, cellar: { mayImport: [], folders: [], runsOn: 'any' as const } }
    expect(check({}, { ...plan, packages })).toEqual([['plan', 'floorplan.ts'], ['plan', 'floorplan.ts']])
  })

  it('lets an exception with a reason pass, and wants it gone when nothing needs it', () => {
    const file = 'packages/ground/src/model/utils.ts'
    const exceptions: Exception[] = [{ file, rule: 'forbidden-name', reason: 'a test' }]
    expect(check({ [file]: 'export const utils = 1\n' }, { ...plan, exceptions })).toEqual([])
    expect(check({}, { ...plan, exceptions })).toEqual([['unused-exception', file]])
  })

  it('names both ends of an import, and its line', () => {
    const text = "\nimport { run } from 'attic'\nexport const up = run\n"
    const tree = { sources: new Map([['packages/ground/src/model/up.ts', text]]), manifests: new Map(Object.entries(manifests)) }
    const found = checkArchitecture(tree, plan).find(({ rule }) => rule === 'package-direction')
    expect(found).toMatchObject({ line: 2, message: expect.stringMatching(/"ground".*"attic"/) })
  })

  it('has a row for every rule', () => {
    expect([...new Set([...planted.map(([, rule]) => rule), 'plan'])].sort()).toEqual(Object.keys(rules).sort())
  })
})

function check(more: Readonly<Record<string, string>>, withPlan = plan): [rule: string, file: string][] {
  const tree = { sources: new Map(Object.entries({ ...sources, ...more })), manifests: new Map(Object.entries(manifests)) }
  return checkArchitecture(tree, withPlan).map(({ rule, file }) => [rule, file])
}
