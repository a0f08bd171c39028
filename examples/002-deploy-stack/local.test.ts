import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const here = fileURLToPath(new URL('./', import.meta.url))
const bin = fileURLToPath(new URL('../../packages/cli/bin/stepwright.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stepwright-002-'))
const told: string[] = []
let server: ChildProcess

const ownEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')))
beforeAll(() => {
  const bucket = join(folder, 'objects/codepipeline-stepfunctions-sample')
  mkdirSync(bucket, { recursive: true })
  writeFileSync(join(bucket, 'state_machine_input.json'), readFileSync(join(here, 'expected/state_machine_input.json')))
  // what the functions of the steps would ask of CloudFormation
  writeFileSync(join(folder, 'mocks.json'), JSON.stringify({
    'Check stack existence': { result: { Payload: false } },
    'Create stack': { result: { Payload: { StackId: 's' } } },
    'Get stack creation status': { result: { Payload: 'complete' } },
  }))
  const flags = ['--port', '0', '--speed', '1000', '--mocks', join(folder, 'mocks.json'), '--objects', join(folder, 'objects')]
  server = spawn(process.execPath, [bin, 'local', 'functions.workflow.ts', ...flags], { cwd: here, stdio: ['ignore', 'pipe', 'pipe'], env: { ...ownEnvironment, NO_COLOR: '1' } })
  for (const stream of [server.stdout, server.stderr]) if (stream !== null) createInterface({ input: stream }).on('line', (line) => told.push(line))
})
afterAll(() => {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** The first match in what has been said or will be. */
async function heard(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(told.join('\n'))
    if (found !== null) return found[1] ?? ''
    if (server.exitCode !== null) throw new Error(told.join('\n'))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it('the function of the stage is polled as a pipeline polls it, until its execution has ended', { timeout: 90_000 }, async () => {
  const url = await heard(/^Step Functions at (\S+)/m)
  await heard(/workflow "deploy-stack" is (\S+)/)
  const poll = async (id: string, data: object): Promise<void> => {
    const configuration = { UserParameters: JSON.stringify({ s3Bucket: 'codepipeline-stepfunctions-sample', stateMachineFile: 'state_machine_input.json' }) }
    const revision = { location: { s3Location: { bucketName: 'artifacts', objectKey: 'revision.zip' } } }
    const event = { 'CodePipeline.job': { id, data: { actionConfiguration: { configuration }, inputArtifacts: [revision], ...data } } }
    const answer = await fetch(`${url}/2015-03-31/functions/StateMachineTriggerLambda/invocations`, { method: 'POST', body: JSON.stringify(event) })
    expect([answer.headers.get('x-amz-function-error'), await answer.text()]).toEqual([null, 'null'])
  }
  await poll('j1', {})
  const continuationToken = await heard(/^job j1 goes on: (.+)$/m)
  while (!told.includes('job j1 succeeded')) {
    expect(told.join('\n')).not.toContain('j1 failed')
    await poll('j1', { continuationToken })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
})
