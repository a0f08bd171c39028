import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The package as it is published, in a project that has nothing else.
const scratch = mkdtempSync(join(tmpdir(), 'stepwright-packed-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const app = join(scratch, 'an app')
const typescript = (JSON.parse(readFileSync(new URL('../../node_modules/typescript/package.json', import.meta.url), 'utf8')) as { version: string }).version
let tarball = ''

const run = (command: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: app, encoding: 'utf8' })
  return { status, text: stdout + stderr }
}
const stepwright = (...args: readonly string[]) => run(process.execPath, join(app, 'node_modules/stepwright/bin/stepwright.js'), ...args)

const workflow = `import { lambda, retry, workflow } from 'stepwright'
export const order = workflow('order', (flow, input: { id: string; n: number }) => {
  const paid = flow.task('Charge', lambda.invoke, { FunctionName: 'charge', Payload: { id: input.id } }, { retry: retry.lambdaService() })
  return { code: paid.StatusCode, twice: () => input.n * 2 }
})
`

beforeAll(() => {
  tarball = execFileSync(process.execPath, [fileURLToPath(new URL('pack.mjs', import.meta.url)), scratch], { encoding: 'utf8' }).split('\n')[0] ?? ''
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{ "private": true }')
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, module: 'NodeNext', target: 'ES2023', types: [], noEmit: true }, include: ['*.ts'] }))
  writeFileSync(join(app, 'order.workflow.ts'), workflow)
  const installed = run('npm', 'install', '--save-dev', '--no-audit', '--no-fund', '--loglevel=error', tarball, `typescript@${typescript}`)
  expect(installed.status, installed.text).toBe(0)
}, 180_000)

describe('stepwright, packed and installed', () => {
  it('builds, lints and explains', () => {
    expect(stepwright('build', '--out', 'out')).toMatchObject({ status: 0 })
    expect(JSON.parse(readFileSync(join(app, 'out/order.asl.json'), 'utf8'))).toMatchObject({ StartAt: 'Charge' })
    expect(stepwright('lint', 'out')).toEqual({ status: 0, text: '' })
    // the linter reads what services take from where the other parts read it
    writeFileSync(join(app, 'sent.asl.json'), '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sesv2:sendEmail","Parameters":{"content":{}},"End":true}}}')
    expect(stepwright('lint', 'sent.asl.json').text).toContain('service/misspelt-argument')
    expect(stepwright('explain', 'flow/unreachable-state').text).toMatch(/^# unreachable-state/)
  })

  it('has types for the editor, and they find mistakes', () => {
    const tsc = () => run(process.execPath, join(app, 'node_modules/typescript/bin/tsc'), '-p', '.')
    expect(tsc()).toEqual({ status: 0, text: '' })
    writeFileSync(join(app, 'order.workflow.ts'), workflow.replace('FunctionName', 'FunctionNam'))
    expect(tsc().text).toMatch(/order\.workflow\.ts\(3,\d+\): error TS\d+: .*FunctionNam/)
    writeFileSync(join(app, 'order.workflow.ts'), workflow)
  })

  it('is there for ES modules and for CommonJS', () => {
    expect(run(process.execPath, '-e', "console.log(typeof require('stepwright').workflow)").text).toContain('function')
    expect(run(process.execPath, '--input-type=module', '-e', "console.log(typeof (await import('stepwright')).workflow)").text).toContain('function')
  })

  it('stays small, and holds no tests', () => {
    // the data about services is in it once, though two of its parts have it
    expect(statSync(tarball).size).toBeLessThan(2.5 * 1024 * 1024)
    expect(execFileSync('tar', ['tzf', tarball], { encoding: 'utf8' }).split('\n').filter((file) => file.includes('.test'))).toEqual([])
  })
})
