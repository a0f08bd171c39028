import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

// The command as it is shipped: bin/stepwright.js runs what was built into dist/.
const bin = fileURLToPath(new URL('../bin/stepwright.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stepwright-iam-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

async function iam(...args: readonly string[]): Promise<Ended> {
  const { FORCE_COLOR: _colour, ...env } = process.env
  const ended = await new Promise<Ended>((resolve) => {
    const child = execFile(process.execPath, [bin, 'iam', ...args], { cwd: folder, env }, (_failed, out, error) => resolve({ code: child.exitCode, out, error }))
  })
  expect(ended.out + ended.error).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  return ended
}

const call = (FunctionName: string) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName }, End: true })
const write = (name: string, value: unknown): void => writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value, undefined, 2))
const function_ = 'arn:aws:lambda:eu-central-1:123456789012:function:charge'
write('order.asl.json', { StartAt: 'Charge', States: { Charge: call('charge') } })
write('order.asl.yaml', 'StartAt: Charge\nStates:\n  Charge: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: charge }, End: true }\n')
write('quiet.asl.json', { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } })
write('open.asl.json', { StartAt: 'A', States: { A: { ...call(''), Parameters: { 'FunctionName.$': '$.name' } } } })
write('tagged.asl.json', { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::batch:submitJob', Parameters: { JobName: 'n', JobDefinition: 'd', JobQueue: 'q', Tags: { a: 'b' } }, End: true } } })
write('role.json', { RoleName: 'r', PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['lambda:InvokeFunction', 'lambda:GetFunction'], Resource: function_ }] } })
write('narrow.json', { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `${function_}s` } })
write('inert.json', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b/*' }] })
write('declared.json', { '/States/A': { FunctionName: ['a', 'b'] } })
write('broken.json', '{ "Statement": ')

const placed = ['--account', '123456789012', '--region', 'eu-central-1']

describe('stepwright iam', () => {
  it.each(['order.asl.json', 'order.asl.yaml'])('prints the policy of %s, and nothing else', async (file) => {
    const { code, out, error } = await iam(file, ...placed)
    expect([code, error]).toEqual([0, ''])
    const { Statement } = JSON.parse(out) as { Statement: { Action: string[]; Resource: string[] }[] }
    expect(Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([[['lambda:InvokeFunction'], [function_]]])
  })

  it('prints nothing for a machine that calls nothing', async () => {
    expect(await iam('quiet.asl.json')).toEqual({ code: 0, out: '', error: '"quiet" calls nothing, so its role needs no policy\n' })
  })

  it('says what a statement rests on, where no page is clear', async () => {
    const { code, out, error } = await iam('tagged.asl.json')
    expect([code, error]).toEqual([0, expect.stringContaining('info[iam/uncertain-call]')])
    expect(error).toMatch(/note: from https:\/\/docs\.aws\.amazon\.com\//)
    expect(out).toContain('batch:TagResource')
    const explained = await iam('tagged.asl.json', '--explain')
    expect(explained.error).toBe('')
    expect(explained.out).toContain('not certain')
    expect(JSON.parse((await iam('tagged.asl.json', '--compare', 'role.json', '--reporter', 'json')).out)).toContainEqual(expect.objectContaining({ code: 'iam/lacking-permission', severity: 'warning', note: expect.stringMatching(/^it is not certain that the call needs this: .*; from https:/) as string }))
  })

  it('warns of a computed name, and is strict when asked', async () => {
    const warned = await iam('open.asl.json')
    expect([warned.code, warned.error]).toEqual([0, expect.stringContaining('warning[iam/unbounded-resource]')])
    const strict = await iam('open.asl.json', '--strict')
    expect([strict.code, strict.out]).toEqual([1, ''])
    const declared = await iam('open.asl.json', '--strict', '--declared', 'declared.json', ...placed)
    expect([declared.code, declared.out]).toEqual([0, expect.stringContaining(':function:b"')])
  })

  it('proves what it derives', async () => {
    const { code, out } = await iam('order.asl.json', '--prove')
    expect([code, out]).toEqual([0, expect.stringMatching(/^sufficient: .*\nminimal: .*\(1 smaller policy tried\)/)])
    const asJson = await iam('order.asl.json', '--prove', '--reporter', 'json')
    expect(JSON.parse(asJson.out)).toEqual({ sufficient: true, minimal: true, mutants: 1, denied: [], needless: [] })
  })

  it('explains which state needs a statement', async () => {
    const { code, out } = await iam('order.asl.json', '--explain', ...placed)
    expect([code, out]).toEqual([0, expect.stringMatching(/^LambdaInvoke\w*\n {2}lambda:InvokeFunction\n {2}on arn.*charge\n {4}Charge start: InvokeFunction https:/)])
  })

  it('compares a role: what it lacks, and what it has in excess, at its line', async () => {
    const wide = await iam('order.asl.json', '--compare', 'role.json')
    expect(wide.code).toBe(0)
    expect(wide.error).toMatch(/warning\[iam\/needless-permission\]: no call needs "lambda:GetFunction" here\n.* role.json:\d+:\d+ {2}\/PolicyDocument\/Statement\/0\/Action\/1/)
    const narrow = await iam('order.asl.json', '--compare', 'narrow.json')
    expect(narrow.code).toBe(1)
    expect(narrow.error).toMatch(/error\[iam\/lacking-permission\]: state "Charge" needs "lambda:InvokeFunction" to start its call/)
    expect(narrow.error).toContain('order.asl.json:4:')
  })

  it('checks policies', async () => {
    const { code, error } = await iam('--check', 'inert.json', 'role.json')
    expect([code, error]).toEqual([1, expect.stringMatching(/error\[iam\/inert-grant\].*\n.*inert.json:6:17/)])
    expect(await iam('--check', 'role.json')).toMatchObject({ code: 0, out: '1 policy: nothing to say\n' })
    expect((await iam('--check', 'order.asl.json')).error).toContain('warning[iam/no-policy]')
  })

  it.each<[string, string[], RegExp]>([
    ['no file', [], /iam does not know what to read/],
    ['a file that is not there', ['gone.asl.json'], /"gone.asl.json" cannot be read: it does not exist/],
    ['a workflow', ['order.workflow.ts'], /is code: run "stepwright build"/],
    ['two tasks', ['order.asl.json', '--prove', '--explain'], /--prove and --explain ask for different things/],
    ['a role that is not JSON', ['order.asl.json', '--compare', 'broken.json'], /syntax\//],
    ['a declaration of another shape', ['open.asl.json', '--declared', 'order.asl.json'], /iam\/malformed-declaration/],
    ['a wrong account', ['order.asl.json', '--account', '12'], /is no AWS account/],
  ])('says in a sentence what is wrong with %s', async (_name, args, expected) => {
    const { code, out, error } = await iam(...args)
    expect([code, out, error]).toEqual([2, '', expect.stringMatching(expected)])
  })
})
