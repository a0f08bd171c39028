import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

// As a user runs them: needs a build.
const command = fileURLToPath(new URL('../bin/stepwright.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stepwright-testing-'))
afterAll(() => rmSync(folder, { recursive: true }))

const put = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value, undefined, 2))
const stepwright = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args, '--no-color'], { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

put('order.asl.json', {
  StartAt: 'Charge',
  States: {
    Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge', 'Payload.$': '$' }, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2 }], Next: 'Paid?' },
    'Paid?': { Type: 'Choice', Choices: [{ Variable: '$.Payload.paid', BooleanEquals: true, Next: 'Done' }], Default: 'Unpaid' },
    Done: { Type: 'Succeed' },
    Unpaid: { Type: 'Fail', Error: 'Unpaid' },
  },
})
const paid = (is: boolean) => ({ result: { Payload: { paid: is } } })
put('mocks.json', { Charge: [{ error: 'Busy' }, paid(true)] })
put('MockConfigFile.json', {
  StateMachines: { Order: { TestCases: { Paid: { Charge: 'Paid' }, Unpaid: { Charge: 'Unpaid' } } } },
  MockedResponses: { Paid: { '0': { Return: { Payload: { paid: true } } } }, Unpaid: { '0': { Return: { Payload: { paid: false } } } } },
})

describe('stepwright run', () => {
  it('tells the way, the time and the output, and exits 0', () => {
    const { status, stdout } = stepwright('run', 'order.asl.json', '--mocks', 'mocks.json')
    expect(stdout).toContain('succeeded after 2 s')
    expect(stdout.split('\n\n')[1]?.split('\n').map((line) => line.trim())).toEqual(['0 s  Charge', '! Busy', '2 s  Paid?', 'Done'])
    expect(status).toBe(0)
  })

  it('prints the run as JSON, which can be replayed', () => {
    const recorded = stepwright('run', 'order.asl.json', '--mocks', 'mocks.json', '--json')
    writeFileSync(join(folder, 'recorded.json'), recorded.stdout)
    const replayed = stepwright('run', 'order.asl.json', '--mocks', 'recorded.json', '--json')
    expect(JSON.parse(replayed.stdout)).toEqual(JSON.parse(recorded.stdout))
  })

  it('reads test cases of Step Functions Local', () => {
    expect(stepwright('run', 'order.asl.json', '--mocks', 'MockConfigFile.json', '--case', 'Paid').status).toBe(0)
    const unpaid = stepwright('run', 'order.asl.json', '--mocks', 'MockConfigFile.json', '--case', 'Order/Unpaid')
    expect(unpaid).toMatchObject({ status: 1, stdout: expect.stringContaining('error: Unpaid') as unknown })
    expect(stepwright('run', 'order.asl.json', '--mocks', 'MockConfigFile.json', '--case', 'Payd')).toMatchObject({ status: 2, stderr: expect.stringContaining('run/unknown-mock') as unknown })
  })

  it('fills placeholders', () => {
    put('wait.asl.json', { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: '${Delay}', End: true } } })
    expect(stepwright('run', 'wait.asl.json', '--parameters', '{"Delay":90}').stdout).toContain('succeeded after 90 s')
    expect(stepwright('run', 'wait.asl.json', '--parameters', '[]')).toMatchObject({ status: 2, stderr: expect.stringContaining('--parameters') as unknown })
    put('wait-scenarios.json', { machine: 'wait.asl.json', parameters: { Delay: 90 }, scenarios: [{ name: 'file', expect: { seconds: 90 } }, { name: 'own', parameters: { Delay: 5 }, expect: { seconds: 5 } }] })
    expect(stepwright('test', 'wait-scenarios.json')).toMatchObject({ status: 0 })
  })

  it('says which mock is missing', () => {
    const { status, stdout } = stepwright('run', 'order.asl.json', '--input', '{"id":7}')
    expect(status).toBe(1)
    expect(stdout).toContain("{ 'Charge': … }")
  })

  it.each([
    ['an input that is no JSON', ['--input', '{id:7}'], '--input is no JSON'],
    ['an input that is no file', ['--input', 'nowhere.json'], 'neither JSON nor a file'],
    ['a seed that is no number', ['--seed', 'x'], '--seed "x"'],
    ['a clock that is no moment', ['--clock', 'noon'], '--clock "noon"'],
  ])('could not run with %s', (_name, flags, message) => {
    const { status, stderr } = stepwright('run', 'order.asl.json', ...flags)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  it('refuses mocks of states that there are not', () => {
    put('misspelt.json', { Chrge: paid(true) })
    const { status, stderr } = stepwright('run', 'order.asl.json', '--mocks', 'misspelt.json')
    expect(status).toBe(2)
    expect(stderr).toContain('use "Charge"')
  })
})

describe('stepwright test', () => {
  it('finds files of scenarios, runs them, and writes the coverage', () => {
    put('order.scenarios.json', {
      machine: 'order.asl.json',
      tasks: { Charge: paid(true) },
      scenarios: [
        { name: 'paid', expect: { status: 'SUCCEEDED', path: ['Charge', 'Paid?', 'Done'], calls: { 'lambda:invoke': [{ FunctionName: 'charge' }] } } },
        { name: 'unpaid', tasks: { Charge: paid(false) }, expect: { status: 'FAILED', error: 'Unpaid' } },
      ],
    })
    const { status, stdout } = stepwright('test', '--coverage', '--coverage-file', 'coverage.json')
    expect(stdout).toContain('2 scenarios passed')
    expect(stdout).toContain('4 of 4 states, 2 of 2 choices, 0 of 1 retriers')
    expect(JSON.parse(readFileSync(join(folder, 'coverage.json'), 'utf8'))).toMatchObject({ total: { retriers: { found: 1, hit: 0 } } })
    expect(status).toBe(0)
  })

  it('says what came out otherwise, and exits 1', () => {
    put('wrong.scenarios.json', { machine: 'order.asl.json', scenarios: [{ name: 'paid', tasks: { Charge: paid(false) }, expect: { status: 'SUCCEEDED' } }] })
    const { status, stdout } = stepwright('test', 'wrong.scenarios.json')
    expect(stdout).toContain('status is "FAILED", expected "SUCCEEDED"')
    expect(status).toBe(1)
    const json = JSON.parse(stepwright('test', 'wrong.scenarios.json', '--reporter', 'json').stdout) as object
    expect(json).toMatchObject({ files: [{ file: 'wrong.scenarios.json', scenarios: [{ name: 'paid', passed: false, mismatches: [{ at: '/status' }] }] }] })
  })

  it('could not run where a file is malformed, or its machine is not there', () => {
    put('malformed.scenarios.json', { machine: 'order.asl.json', scenarios: [{ name: 'paid', expect: { stats: 'FAILED' } }] })
    expect(stepwright('test', 'malformed.scenarios.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('use "status"') as unknown, stdout: expect.stringContaining('no scenario ran') as unknown })
    put('lost.scenarios.json', { machine: 'nowhere.asl.json', scenarios: [{ name: 'paid', expect: {} }] })
    expect(stepwright('test', 'lost.scenarios.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be read') as unknown })
    const { status, stdout } = stepwright('test', 'lost.scenarios.json', 'order.scenarios.json')
    expect(stdout).toContain('2 scenarios passed, and those of 1 file could not all run')
    expect(status).toBe(2)
  })
})

describe('objects and machines', () => {
  const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:each'
  put('parent.asl.json', { QueryLanguage: 'JSONata', StartAt: 'Start', States: { Start: { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Arguments: { StateMachineArn: arn }, Output: '{% $states.result.Output %}', End: true } } })
  put('each.asl.json', {
    QueryLanguage: 'JSONata',
    StartAt: 'Rows',
    States: {
      Rows: {
        Type: 'Map', End: true, Output: '{% $states.result.name %}',
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, Arguments: { Bucket: 'uploads', Key: 'a/rows.csv' } },
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Row', States: { Row: { Type: 'Pass', End: true } } },
      },
    },
  })
  mkdirSync(join(folder, 's3/uploads/a'), { recursive: true })
  writeFileSync(join(folder, 's3/uploads/a/rows.csv'), 'name\nAda\n')
  const objects = { 's3://uploads/a/rows.csv': 'name\nBob\n' }
  const named = (output: string) => ({ status: 'SUCCEEDED', output })

  it('are of a file of scenarios, or of one of them, which comes first', () => {
    put('parent-scenarios.json', {
      machine: 'parent.asl.json',
      machines: { each: 'each.asl.json' },
      objectsFolder: 's3',
      scenarios: [
        { name: 'folder', expect: named('Ada') },
        { name: 'own', objects, expect: named('Bob') },
        { name: 'another machine', machines: { each: { machine: 'each.asl.json', type: 'STANDARD' } }, expect: named('Ada') },
      ],
    })
    expect(stepwright('test', 'parent-scenarios.json')).toMatchObject({ status: 0, stdout: expect.stringContaining('3 scenarios passed') as unknown })
    put('file-objects.json', { machine: 'each.asl.json', objects, scenarios: [{ name: 'of the file', expect: named('Bob') }, { name: 'its own', objects: { 's3://uploads/a/rows.csv': 'name\nCyd\n' }, expect: named('Cyd') }] })
    expect(stepwright('test', 'file-objects.json')).toMatchObject({ status: 0 })
  })

  it('are given to run', () => {
    const { status, stdout } = stepwright('run', 'parent.asl.json', '--machines', 'each=each.asl.json', '--objects', 's3')
    expect(stdout).toContain('output: "Ada"')
    expect(status).toBe(0)
  })

  const project = scratchProject({
    'both.workflow.ts': `import { workflow } from 'stepwright'
export const child = workflow('child', (flow, input: { n: number }) => flow.let('Twice', () => input.n * 2))
export const parent = workflow('parent', (flow) => flow.startExecutionSync('Start', child, { n: 4 }))
`,
    'input-scenarios.json': {
      machine: 'both.workflow.ts', workflow: 'child',
      scenarios: [
        { name: 'wrong', input: { n: '5' }, expect: { calls: {} } },
        { name: 'none', expect: { status: 'FAILED' } },
        { name: 'right', input: { n: 5 }, expect: { status: 'SUCCEEDED' } },
      ],
    },
    'both.scenarios.json': { machine: 'both.workflow.ts', workflow: 'parent', machines: { child: 'both.workflow.ts' }, scenarios: [{ name: 'starts', expect: { status: 'SUCCEEDED', path: ['Start'], output: 8 } }] },
  })

  it('of a module, the workflow of the name runs, and its parent knows its ARN', patience, async () => {
    expect(await project.stepwright(['test'])).toMatchObject({ code: 0, error: '' })
    expect(await project.stepwright(['run', 'both.workflow.ts', '--name', 'parent', '--machines', 'child=both.workflow.ts'])).toMatchObject({ code: 0 })
  })

  it('an input that the workflow does not declare is a warning, where no failure is expected', patience, async () => {
    const { code, error } = await project.stepwright(['test', 'input-scenarios.json', '--no-color'])
    expect(error.match(/warning\[run\/unfitting-input\].*/g)).toEqual(['warning[run/unfitting-input]: the input\'s "n" is not as the workflow declares it: "5" is no number'])
    expect(error).toContain('input-scenarios.json:8')
    expect(code).toBe(0)
    expect(await project.stepwright(['run', 'both.workflow.ts', '--name', 'child'])).toMatchObject({ error: expect.stringContaining('"n" is missing') as unknown })
  })

  it('that cannot be read are said', () => {
    put('lost-machine.json', { machine: 'parent.asl.json', machines: { each: 'nowhere.asl.json' }, scenarios: [{ name: 'a', expect: {} }] })
    expect(stepwright('test', 'lost-machine.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('nowhere.asl.json') as unknown })
    put('lost-folder.json', { machine: 'parent.asl.json', objectsFolder: 'nowhere', scenarios: [{ name: 'a', expect: {} }] })
    expect(stepwright('test', 'lost-folder.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('the folder "nowhere" cannot be read') as unknown })
    expect(stepwright('run', 'parent.asl.json', '--objects', 'nowhere')).toMatchObject({ status: 2, stderr: expect.stringContaining('--objects "nowhere" cannot be read') as unknown })
    expect(stepwright('run', 'parent.asl.json', '--machines', 'each')).toMatchObject({ status: 2, stderr: expect.stringContaining('write NAME=FILE') as unknown })
    expect(stepwright('run', 'parent.asl.json', '--machines', 'each=nowhere.asl.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('nowhere.asl.json') as unknown })
  })
})
