import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const workflow = (name: string): string =>
  `import { workflow } from 'stepwright'\n\nexport const made = workflow('${name}', (flow, input: { n: number }) => flow.let('Twice', () => input.n * 2))\n`

const { stepwright, write, list } = scratchProject({
  'stepwright.config.ts': "import { defineConfig } from 'stepwright'\nexport default defineConfig({ files: ['src'], out: 'out', target: 'cloudformation', prefix: 'x-' })\n",
  'src/first.workflow.ts': workflow('first'),
  'src/second.workflow.ts': workflow('second'),
  'other/third.workflow.ts': workflow('third'),
  'wrong/misspelt/stepwright.config.ts': "import { defineConfig } from 'stepwright'\nexport default defineConfig({ outt: 'out' })\n",
  'wrong/untyped/stepwright.config.ts': "import { defineConfig } from 'stepwright'\nimport { folder } from './folder.js'\nexport default defineConfig({ outt: folder })\n",
  'wrong/untyped/folder.ts': "export const folder = 'out'\n",
  'wrong/unparsable/stepwright.config.ts': 'export default {\n',
  'wrong/failing/stepwright.config.ts': "import { defineConfig } from 'stepwright'\nif (Math.PI > 3) throw new Error('no account is set')\nexport default defineConfig({})\n",
  'wrong/script/stepwright.config.mjs': "export default { target: 'cdk' }\n",
  'wrong/throws/stepwright.config.mjs': "throw new Error('no stage is set')\n",
  'wrong/named/stepwright.config.ts': 'export const config = { out: "out" }\n',
  'script/stepwright.config.mjs': "export default { out: 'out' }\n",
  'script/only.workflow.ts': workflow('only'),
  'many/stepwright.config.mjs': "export default { workspaces: ['packages/*'] }\n",
  'many/packages/a/stepwright.config.mjs': "export default { out: 'out' }\n",
  'many/packages/a/a.workflow.ts': workflow('in-a'),
  'many/packages/b/stepwright.config.mjs': "export default { out: 'made' }\n",
  'many/packages/b/b.workflow.ts': workflow('in-b'),
  'none/stepwright.config.mjs': "export default { workspaces: ['packages/*'] }\n",
})

describe('stepwright.config.ts', patience, () => {
  it('says what is built, where to and how, from any folder below it', async () => {
    const { code, error } = await stepwright(['build'], { cwd: 'src' })
    expect([code, error]).toEqual([0, ''])
    expect(list('out')).toEqual(['manifest.json', 'template.json'])
  })

  it('gives way to flags', async () => {
    const { code, error } = await stepwright(['build', '--target', 'asl', '--out', 'documents'])
    expect([code, error]).toEqual([0, ''])
    expect(list('documents')).toContain('second.asl.json')
  })

  it('may be JavaScript, and leave the files open', async () => {
    expect(await stepwright(['build'], { cwd: 'script' })).toMatchObject({ code: 0 })
    expect(list('script/out')).toContain('only.asl.json')
  })

  it('keeps its folder from a build of some files, which would remove the others', async () => {
    const { code, error } = await stepwright(['build', 'src/first.workflow.ts'])
    expect(code).toBe(2)
    expect(error).toContain('add --out DIR to FILES')
    expect(list('out')).toContain('template.json')
  })

  it('may be a list of workspaces, which are built one after another', async () => {
    const { code, out, error } = await stepwright(['build'], { cwd: 'many' })
    expect([code, error]).toEqual([0, ''])
    expect(out).toMatch(/wrote \d files to packages\/a\/out[^]*wrote \d files to packages\/b\/made/)
    expect(list('many/packages/b/made')).toContain('in-b.asl.json')
    expect(await stepwright(['build', '--check'], { cwd: 'many' })).toMatchObject({ code: 0 })
  })

  it('says what is wrong in all workspaces, as one array', async () => {
    write({ 'many/packages/a/a.workflow.ts': workflow('in-a').replace('input.n', 'input.m'), 'many/packages/b/b.workflow.ts': workflow('in-b').replace('input.n', 'input.m') })
    const { code, out } = await stepwright(['build', '--reporter', 'json'], { cwd: 'many' })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([{ code: 'build/typescript' }, { code: 'build/typescript' }])
  })

  it.each([
    ['many', ['build', '--out', 'x'], '--out is one folder, and each of 2 workspaces needs its own'],
    ['none', ['build'], 'error[build/no-files]'],
  ])('workspaces in %s: %j could not run', async (cwd, args, sentence) => {
    const { code, error } = await stepwright(args, { cwd })
    expect(error).toContain(sentence)
    expect(code).toBe(2)
  })

  it.each([
    ['misspelt', 'build/malformed-config', 'use \\"out\\"'],
    ['untyped', 'build/typescript', 'outt'],
    ['unparsable', 'build/typescript', 'expected'],
    ['failing', 'build/module-failed', 'no account is set'],
    ['script', 'build/malformed-config', 'use one of \\"asl\\"'],
    ['throws', 'build/malformed-config', 'no stage is set'],
    ['named', 'build/malformed-config', 'export default defineConfig'],
  ])('a configuration that is %s could not run', async (folder, diagnosed, words) => {
    const { code, out } = await stepwright(['build', '--reporter', 'json'], { cwd: `wrong/${folder}` })
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject([{ code: diagnosed }])
    expect(out).toContain(words)
  })

  it.each([
    [['build', '--config', 'gone.config.ts'], '"gone.config.ts" does not exist'],
    [['build', '--config', 'package.json'], 'is no module'],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(code).toBe(2)
    expect(error).toContain(sentence)
  })

  it('says where to write the folder, when nobody did', async () => {
    write({ 'bare/stepwright.config.mjs': 'export default {}\n' })
    const { error } = await stepwright(['build'], { cwd: 'bare' })
    expect(error).toContain('or "out" to "stepwright.config.mjs"')
  })
})
