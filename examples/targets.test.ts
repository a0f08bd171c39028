import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const here = fileURLToPath(new URL('./', import.meta.url))
const bin = join(here, '../packages/cli/bin/stepwright.js')
const examples = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map(({ name }) => name)
const targets = ['cloudformation', 'sam', 'terraform'] as const
const scratch = mkdtempSync(join(tmpdir(), 'stepwright-targets-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const isThere = (command: string): boolean => spawnSync(command, ['--version']).status === 0
const hasLinter = isThere('cfn-lint')
const hasMoto = spawnSync('python3', ['-c', 'import moto.cloudformation']).status === 0

describe.each(examples)('example %s', (name) => {
  it('builds for every target, and equals what is expected there', async () => {
    const ended = await Promise.all(
      targets.map((target) => {
        const expected = join(here, name, 'expected', target)
        const to = existsSync(expected) ? [expected, '--check'] : [join(scratch, name, target)]
        return stepwright('build', join(here, name), '--target', target, '--out', ...to)
      }),
    )
    for (const { code, text } of ended) expect(code, text).toBe(0)
  })

  it.skipIf(!hasLinter)('passes cfn-lint without errors, with and without explicit names', async () => {
    const builds = [['cloudformation'], ['cloudformation', '--names', 'generated', '--alias', 'live', '--log-level', 'ALL', '--alarms', '--permissions-boundary', 'boundary'], ['sam'], ['sam', '--format', 'yaml']]
    const folders = builds.map((_, at) => join(scratch, name, String(at)))
    const ended = await Promise.all(builds.map((flags, at) => stepwright('build', join(here, name), '--out', folders[at] ?? '', '--target', ...flags)))
    for (const { code, text } of ended) expect(code, text).toBe(0)
    const files = folders.flatMap((folder) => readdirSync(folder).filter((file) => file.startsWith('template.')).map((file) => join(folder, file)))
    const { stdout } = spawnSync('cfn-lint', ['--non-zero-exit-code', 'error', '--format', 'parseable', ...files], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => /:E\d{4}:/.test(line))).toEqual([])
  })

  it.skipIf(!hasMoto)("becomes a stack in moto's CloudFormation, with the machines that target asl writes", async () => {
    const [template, asl] = ['moto', 'asl'].map((folder) => join(scratch, name, folder)) as [string, string]
    await Promise.all([
      stepwright('build', join(here, name), '--out', template, '--target', 'cloudformation', '--definitions', 'text'),
      stepwright('build', join(here, name), '--out', asl),
    ])
    const { parameters } = JSON.parse(readFileSync(join(template, 'manifest.json'), 'utf8')) as { readonly parameters: readonly { readonly name: string; readonly kind: string }[] }
    const given = JSON.stringify(parameters.map(({ name: ParameterKey, kind }) => ({ ParameterKey, ParameterValue: kind === 'number' ? '7' : 'arn:aws:x:y:z' })))
    const { stdout } = spawnSync('python3', ['-c', motoScript, join(template, 'template.json'), given], { encoding: 'utf8' })
    const made = JSON.parse(stdout) as Record<string, string>
    const written = readdirSync(asl).filter((file) => file.endsWith('.asl.json'))
    expect(Object.keys(made).sort()).toEqual(written.map((file) => file.slice(0, -'.asl.json'.length)).sort())
    // moto leaves placeholders in definitions, but a number without quotes is no JSON
    for (const [machine, text] of Object.entries(made)) {
      const { States } = JSON.parse(text.replaceAll(/(?<=:)\$\{\w+\}/g, '7')) as { readonly States: object }
      expect(Object.keys(States)).toEqual(Object.keys((JSON.parse(readFileSync(join(asl, `${machine}.asl.json`), 'utf8')) as { readonly States: object }).States))
    }
  })
})

const motoScript = `
import json, sys, boto3
from moto import mock_aws
template = json.load(open(sys.argv[1]))
# moto knows no HTTP APIs, so it has no URL of one to put out
template["Outputs"] = {name: output for name, output in template.get("Outputs", {}).items() if not name.endswith("ApiUrl")}
with mock_aws():
    at = {"region_name": "us-east-1", "aws_access_key_id": "x", "aws_secret_access_key": "x"}
    boto3.client("cloudformation", **at).create_stack(StackName="s", TemplateBody=json.dumps(template), Parameters=json.loads(sys.argv[2]), Capabilities=["CAPABILITY_IAM"])
    states = boto3.client("stepfunctions", **at)
    arns = [m["stateMachineArn"] for m in states.list_state_machines()["stateMachines"]]
    print(json.dumps({m["name"]: m["definition"] for m in (states.describe_state_machine(stateMachineArn=a) for a in arns)}))
`

function stepwright(...args: readonly string[]): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: join(here, '..') })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part))
    child.on('close', (code) => resolve({ code, text }))
  })
}
