import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const version = spawnSync('aws', ['--version'], { encoding: 'utf8' })
const isInstalled = version.status === 0
const bin = fileURLToPath(new URL('../bin/stepwright.js', import.meta.url))
const run = promisify(execFile)

describe.skipIf(!isInstalled)(isInstalled ? 'the AWS CLI' : 'the AWS CLI (skipped: "aws" is not installed)', () => {
  let server: ChildProcess
  let url = ''
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-aws-cli-'))
  beforeAll(async () => {
    writeFileSync(join(folder, 'functions.mjs'), 'export const double = (n) => n * 2\n')
    server = spawn(process.execPath, [bin, 'local', '--port', '0', '--data', 'data', '--functions', 'functions.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    const said = await new Promise<string>((resolve) => server.stdout?.once('data', (chunk) => resolve(String(chunk))))
    url = /http:\S+/.exec(said)?.[0] ?? ''
  })
  afterAll(() => void server.kill())

  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's', AWS_DEFAULT_REGION: 'us-east-1', AWS_CONFIG_FILE: '/dev/null', AWS_PAGER: '', AWS_DISABLE_HOST_PREFIX_INJECTION: 'true' }
  const aws = async (...words: readonly string[]): Promise<unknown> => {
    const { stdout } = await run('aws', ['stepfunctions', ...words, '--endpoint-url', url, '--output', 'json'], { env })
    return stdout === '' ? {} : (JSON.parse(stdout) as unknown)
  }
  const refused = async (...words: readonly string[]): Promise<string> => aws(...words).then(() => 'was not refused', (thrown: unknown) => (thrown as { stderr: string }).stderr)

  it('makes a machine, runs it, and reads what happened', async () => {
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Double', States: { Double: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'double', Payload: '{% $states.input.n %}' }, Output: '{% $states.result.Payload %}', End: true } } })
    const { stateMachineArn } = (await aws('create-state-machine', '--name', 'cli', '--role-arn', 'arn:aws:iam::123456789012:role/r', '--definition', definition)) as { stateMachineArn: string }
    const { executionArn } = (await aws('start-execution', '--state-machine-arn', stateMachineArn, '--input', '{"n":21}')) as { executionArn: string }
    await expect.poll(() => aws('describe-execution', '--execution-arn', executionArn), { timeout: 20_000 }).toMatchObject({ status: 'SUCCEEDED', output: '42' })
    expect(await aws('get-execution-history', '--execution-arn', executionArn)).toMatchObject({ events: [{ type: 'ExecutionStarted' }, { type: 'TaskStateEntered' }, { type: 'TaskScheduled' }, { type: 'TaskStarted' }, { type: 'TaskSucceeded' }, { type: 'TaskStateExited' }, { type: 'ExecutionSucceeded' }] })
    expect(await aws('list-state-machines')).toMatchObject({ stateMachines: [{ name: 'cli', type: 'STANDARD' }] })
    expect(await aws('validate-state-machine-definition', '--definition', '{"StartAt":"B","States":{"A":{"Type":"Succeed"}}}')).toMatchObject({ result: 'FAIL', diagnostics: [{ severity: 'ERROR' }] })
  })

  it('waits for an EXPRESS execution, and tests a state', async () => {
    const role = 'arn:aws:iam::123456789012:role/r'
    const { stateMachineArn } = (await aws('create-state-machine', '--name', 'express', '--type', 'EXPRESS', '--role-arn', role, '--definition', '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}')) as { stateMachineArn: string }
    expect(await aws('start-sync-execution', '--state-machine-arn', stateMachineArn, '--input', '[1]')).toMatchObject({ status: 'SUCCEEDED', output: '[1]' })
    expect(await aws('test-state', '--role-arn', role, '--definition', '{"Type":"Pass","Next":"B"}', '--input', '[2]')).toMatchObject({ status: 'SUCCEEDED', output: '[2]', nextState: 'B' })
  })

  it('is refused in words that it knows', async () => {
    expect(await refused('describe-execution', '--execution-arn', 'arn:aws:states:us-east-1:123456789012:execution:cli:none')).toContain('(ExecutionDoesNotExist)')
    expect(await refused('start-execution', '--state-machine-arn', 'arn:aws:states:us-east-1:123456789012:stateMachine:none')).toContain('(StateMachineDoesNotExist)')
    expect(await refused('send-task-success', '--task-token', 'AAAA', '--task-output', '1')).toContain('(InvalidToken)')
  })
})
