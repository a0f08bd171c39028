import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const workflow = `import { workflow } from 'stepwright'
import { word } from './word.js'

export const greet = workflow('greet', (flow, input: { name: string }) => ({ text: () => \`\${word} \${input.name}\` }))
`
const files = { 'greet.workflow.ts': workflow, 'word.ts': "export const word: string = 'hello'\n" }

const node = (cwd: string, ...args: readonly string[]) =>
  new Promise<{ readonly code: number | null; readonly text: string }>((resolve) => {
    const child = execFile(process.execPath, args, { cwd, env: { ...process.env, FORCE_COLOR: '0' } }, (_failed, out, error) => resolve({ code: child.exitCode, text: out + error }))
  })

describe('node --import stepwright/register', () => {
  const { folder } = scratchProject({
    ...files,
    'app.ts': "import { simulate } from 'stepwright/testing'\nimport { greet } from './greet.workflow.js'\nconst run = await simulate(greet, { input: { name: 'Ann' } })\nconsole.log(JSON.stringify(run.output as unknown))\n",
    'wrong.ts': workflow.replace('`${word} ${input.name}`', 'input.name.codePointAt(0)'),
  })

  it('loads TypeScript with its arrows compiled', patience, async () => {
    expect(await node(folder, '--import', 'stepwright/register', 'app.ts')).toEqual({ code: 0, text: '{"text":"hello Ann"}\n' })
  })

  it('says what an arrow cannot say, with its place', patience, async () => {
    const { code, text } = await node(folder, '--import', 'stepwright/register', 'wrong.ts')
    expect([code, text]).toEqual([1, expect.stringMatching(/error\[build\/unsupported-expression\]: "input\.name\.codePointAt.*wrong\.ts:4:/)])
  })
})

describe('Jest', () => {
  const { folder } = scratchProject({
    ...files,
    'jest.config.json': {
      extensionsToTreatAsEsm: ['.ts'],
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
      transform: { '\\.m?ts$': 'stepwright/jest-transform' },
      testMatch: ['**/*.test.ts'],
    },
    'greet.test.ts': "import { greet } from './greet.workflow.js'\n\ntest('compiles', () => {\n  const { diagnostics, value } = greet['~compile']()\n  expect(diagnostics).toEqual([])\n  expect(JSON.stringify(value)).toContain('hello ')\n})\n",
  })

  it('tests a workflow', patience, async () => {
    const { code, text } = await node(folder, '--experimental-vm-modules', jest, '--config', join(folder, 'jest.config.json'))
    expect(text).toContain('1 passed')
    expect(code).toBe(0)
  })

  it('says what is missing where it runs CommonJS', patience, async () => {
    const { code, text } = await node(folder, jest, '--config', join(folder, 'jest.config.json'))
    expect([code, text]).toEqual([1, expect.stringContaining('NODE_OPTIONS=--experimental-vm-modules')])
  })
})
