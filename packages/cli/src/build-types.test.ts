import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const test = (state: string): string => `import { simulate } from 'stepwright/testing'
import { order } from './order.workflow.js'

export const run = await simulate(order, { input: { n: 1 }, tasks: { '${state}': { Payload: 2 } } })
export const output: number | undefined = run.output
`

const { stepwright, folder, read, list } = scratchProject({
  'order.workflow.ts': `import { workflow } from 'stepwright'

export const order = workflow('order', (flow, input: { n: number }) => {
  const paid = flow.lambda<number>('Charge', () => ({ FunctionName: 'charge', Payload: { n: input.n } }))
  return flow.let('Total', () => paid * 2)
})
`,
  'right.ts': test('Charge'),
  'wrong.ts': test('Chrge'),
})
const check = (file: string) => spawnSync(process.execPath, [tsc, '--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '', file, 'out/stepwright.d.ts'], { cwd: folder, encoding: 'utf8' })

describe('build --types', patience, () => {
  it('writes a declaration by which an answer to a state that there is not does not compile', async () => {
    expect(await stepwright(['build', '--out', 'out', '--types'])).toMatchObject({ code: 0, error: '' })
    expect(read('out/stepwright.d.ts')).toContain('"order": "Charge" | "Total"')
    expect(check('right.ts').stdout).toBe('')
    const { stdout } = check('wrong.ts')
    expect(stdout.split('\n').filter((line) => /error TS/.test(line))).toHaveLength(1)
    expect(stdout).toContain("'Chrge'")
  })

  it('knows when the declaration is out of date', async () => {
    expect(await stepwright(['build', '--out', 'out', '--types', '--check'])).toMatchObject({ code: 0 })
    expect(await stepwright(['build', '--out', 'out'])).toMatchObject({ code: 0 })
    expect(list('out')).not.toContain('stepwright.d.ts')
    expect(await stepwright(['build', '--out', 'out', '--types', '--check'])).toMatchObject({ code: 1 })
  })
})
