import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

// The commands as they are shipped: bin/stepwright.js runs what was built into dist/.
const cli = fileURLToPath(new URL('..', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'stepwright-tool-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))
const patience = { timeout: 300_000 }

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

async function stepwright(...args: readonly string[]): Promise<Ended> {
  const { FORCE_COLOR: _colour, STEPWRIGHT_DEBUG: _debug, ...env } = process.env
  const ended = await new Promise<Ended>((resolve) => {
    const child = execFile(process.execPath, [join(cli, 'bin/stepwright.js'), ...args], { cwd: project, env }, (_failed, out, error) => resolve({ code: child.exitCode, out, error }))
  })
  expect(ended.out + ended.error).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  return ended
}

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2))
  }
}

const orders = {
  StartAt: 'Paid?',
  States: {
    'Paid?': { Type: 'Choice', Choices: [{ Variable: '$.paid', BooleanEquals: true, Next: 'Each "item" <all>' }], Default: 'Refuse' },
    'Each "item" <all>': { Type: 'Map', ItemProcessor: { StartAt: 'Ship', States: { Ship: { Type: 'Pass', End: true } } }, End: true },
    Refuse: { Type: 'Fail', Error: 'Unpaid' },
  },
}

write({
  'package.json': '{ "type": "module" }',
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "types": [] } }',
  'orders.asl.json': orders,
  'broken.asl.json': '{ "StartAt": ',
  'run.json': {
    events: [
      { id: 1, previousEventId: 0, type: 'ExecutionStarted' },
      { id: 2, previousEventId: 0, type: 'ChoiceStateEntered', stateEnteredEventDetails: { name: 'Paid?' } },
      { id: 3, previousEventId: 2, type: 'ChoiceStateExited', stateExitedEventDetails: { name: 'Paid?' } },
      { id: 4, previousEventId: 3, type: 'FailStateEntered', stateEnteredEventDetails: { name: 'Refuse' } },
      { id: 5, previousEventId: 4, type: 'ExecutionFailed' },
    ],
  },
  'two.workflow.ts': "import { workflow } from 'stepwright'\nexport const a = workflow('first', (flow) => { flow.pass('A') })\nexport const b = workflow('second', (flow) => { flow.pass('B') })\n",
})
mkdirSync(join(project, 'node_modules'))
symlinkSync(cli, join(project, 'node_modules/stepwright'))

describe('graph', patience, () => {
  it('draws a foreign definition in Mermaid, with what a Map holds inside it', async () => {
    const { code, out } = await stepwright('graph', 'orders.asl.json')
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      'flowchart TD',
      '  start(["Start"])',
      '  s1{"Paid?"}',
      '  subgraph s2["Each #34;item#34; #60;all#62;<br/><small>Map</small>"]',
      '    s4("Ship<br/><small>Pass</small>")',
      '  end',
      '  s3[["Refuse<br/><small>Fail Unpaid</small>"]]',
      '  finish(["End"])',
      '  start --> s1',
      '  s1 -->|"$.paid BooleanEquals true"| s2',
      '  s1 -->|"otherwise"| s3',
      '  s2 --> finish',
      '',
    ])
  })

  it('shows the way of an execution, and where it failed', async () => {
    const { code, out } = await stepwright('graph', 'orders.asl.json', '--run', 'run.json')
    expect(code).toBe(0)
    expect(out).toContain('s1 ==>|"otherwise"| s3')
    expect(out).toMatch(/class start,s1 through$/m)
    expect(out).toMatch(/class s3 wrong$/m)
    expect(out).toMatch(/class s2,s4,finish elsewhere$/m)
  })

  it('shows what tests went through', async () => {
    write({ 'orders.scenarios.json': { machine: 'orders.asl.json', scenarios: [{ name: 'unpaid', input: { paid: false }, expect: { error: 'Unpaid' } }] } })
    expect(await stepwright('test', 'orders.scenarios.json', '--coverage-file', 'coverage.json')).toMatchObject({ code: 0 })
    const { code, out } = await stepwright('graph', 'orders.asl.json', '--coverage', 'coverage.json')
    expect(code).toBe(0)
    expect(out).toContain('s1 ==>|"otherwise"| s3')
    expect(out).toMatch(/class start,s1,s3 through$/m)
    expect(out).toMatch(/class s2,s4,finish elsewhere$/m)
  })

  it('lays out a picture, the same each time', async () => {
    await stepwright('graph', 'orders.asl.json', '--format', 'svg', '--out', 'a.svg')
    await stepwright('graph', 'orders.asl.json', '--format', 'svg', '--out', 'b.svg')
    const [one, other] = ['a.svg', 'b.svg'].map((name) => readFileSync(join(project, name), 'utf8'))
    expect(one).toBe(other)
    expect(one).toContain('>Each &quot;item&quot; &lt;all&gt;</text>')
    expect(one).not.toContain('NaN')
  })

  it('writes DOT, with clusters that arrows end at', async () => {
    const { out } = await stepwright('graph', 'orders.asl.json', '--format', 'dot')
    expect(out).toContain('subgraph cluster_s2 {')
    expect(out).toContain('s1 -> s4 [label="$.paid BooleanEquals true", lhead=cluster_s2]')
  })

  it('draws a workflow in TypeScript', async () => {
    const { code, out } = await stepwright('graph', 'two.workflow.ts', '--name', 'second')
    expect(code).toBe(0)
    expect(out).toContain('s1("B<br/><small>Pass</small>")')
  })

  it.each([
    [['graph'], /needs a definition/],
    [['graph', 'missing.asl.json'], /"missing.asl.json" cannot be read/],
    [['graph', 'orders.asl.json', '--format', 'svgg'], /use "svg"/],
    [['graph', 'orders.asl.json', '--coverage', 'orders.asl.json'], /holds no coverage of "orders"/],
    [['graph', 'orders.asl.json', '--run', 'run.json', '--coverage', 'run.json'], /exclude each other/],
    [['graph', 'orders.asl.json', '--run', 'orders.asl.json'], /holds no history/],
    [['graph', 'orders.asl.json', '--out', 'package.json/x.svg'], /cannot be written: a file stands where a folder is needed/],
    [['graph', 'two.workflow.ts'], /makes "first", "second": say which with --name/],
    [['graph', 'two.workflow.ts', '--name', 'secnd'], /use "second"/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(...args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })

  it('says what is wrong with a text that is no definition', async () => {
    const { code, error } = await stepwright('graph', 'broken.asl.json')
    expect(error).toContain('error[syntax/')
    expect(code).toBe(1)
  })
})
