import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const here = fileURLToPath(new URL('./', import.meta.url))
const bin = fileURLToPath(new URL('../../packages/cli/bin/stepwright.js', import.meta.url))
const parameters = { DecisionPage: 'https://approve.example.com/', ResearchEmail: 'research@example.com', EngineeringEmail: 'engineering@example.com' }
const told: string[] = []
let server: ChildProcess

// keys and endpoints of whoever runs the tests stay out of it
const ownEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')))
beforeAll(() => {
  server = spawn(process.execPath, [bin, 'local', 'release-approval.workflow.ts', '--port', '0', '--parameters', JSON.stringify(parameters)], { cwd: here, stdio: ['ignore', 'pipe', 'pipe'], env: { ...ownEnvironment, NO_COLOR: '1' } })
  for (const stream of [server.stdout, server.stderr]) if (stream !== null) createInterface({ input: stream }).on('line', (line) => told.push(line))
})
afterAll(() => void server.kill())

/** The first match in what has been said or will be. */
async function heard(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(told.join('\n'))
    if (found !== null) return found[1] ?? ''
    if (server.exitCode !== null) throw new Error(told.join('\n'))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it('runs wholly on this machine: the mail is printed, and whoever decides lets the execution go on', { timeout: 90_000 }, async () => {
  const api = await heard(/^POST (\S+)\/\{decisionId\} calls Decide$/m)
  const url = new URL(api).origin
  const call = async (operation: string, body: object): Promise<Record<string, string>> =>
    (await (await fetch(url, { method: 'POST', headers: { 'x-amz-target': `AWSStepFunctions.${operation}` }, body: JSON.stringify(body) })).json()) as Record<string, string>
  const { executionArn } = await call('StartExecution', { stateMachineArn: await heard(/"release-approval" is (\S+)/), input: '{"accuracypct":99,"latencyMs":225}' })

  const id = await heard(/mail to engineering@example\.com: .*latencyMs is 225[^]*approve\.example\.com\/\?decision=([\w-]+)/)
  expect(told.join('\n')).not.toContain('research@example.com')
  expect(await (await fetch(`${api}/${id}`)).json()).toEqual({ metric: 'latencyMs', value: 225, executionId: executionArn, stands: 'pending' })
  const decide = () => fetch(`${api}/${id}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"decision":"approve","comment":"fine"}' })
  expect([(await decide()).status, (await decide()).status]).toEqual([200, 409])

  for (;;) {
    const { status, output = '' } = await call('DescribeExecution', { executionArn })
    if (status === 'RUNNING') await new Promise((resolve) => setTimeout(resolve, 20))
    else {
      expect(status).toBe('SUCCEEDED')
      return expect(JSON.parse(output)).toMatchObject({ engineering: { decision: 'approved', by: 'local@localhost', comment: 'fine' }, research: null })
    }
  }
})
