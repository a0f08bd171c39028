import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadYamlPrinter, readDefinition, writeMachine, type Definition, type Json, type ParameterKind } from '@stepwright/asl'
import { pseudoParameters } from '@stepwright/iam'
import { afterAll, describe, expect, it } from 'vitest'
import { cloudformationEmitter } from './cloudformation/emitter.js'
import { idOf } from './deployment/id-of.js'
import type { StackOptions } from './deployment/stack-options.js'
import type { Emitter } from './emitter/emitter.js'
import type { System } from './emitter/system.js'
import { samEmitter } from './sam/emitter.js'
import { terraformEmitter } from './terraform/emitter.js'
import { labelOf } from './terraform/label-of.js'

// What others say about what we emit: CloudFormation's linter, moto's CloudFormation, Terraform's own parser. Each is left out by name
// where it is not on the machine.

const scratch = mkdtempSync(join(tmpdir(), 'stepwright-proofs-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const isThere = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args, { cwd: scratch }).status === 0
const has = {
  'cfn-lint': isThere('cfn-lint', '--version'),
  moto: isThere('python3', '-c', 'import moto.cloudformation'),
  pyyaml: isThere('python3', '-c', 'import yaml; yaml.CSafeLoader'),
  terraform: isThere('terraform', 'version'),
}
const patience = { timeout: 300_000 }

/** Texts at which a target could stumble. */
const hard: Json = {
  dollar: '${x-y} $${Name} $$$ ${ ${Name} %{ if true } %%{x} %{~ ~} } ${!Name}',
  quotes: '"\\ \' \u0000 \u0007 \b \f \n \r \t \u007f \u2028 \u2029 <script> & é 😀',
  numbers: [0, -0.5, 1e21, 1e-7, 123456789012345, 0.1],
  yaml: ['yes', 'on', '012', '1e3', '2020-01-01', '~', 'null', '- a', '# b', '{% 1 %}', ': ', '!Ref x', ' x '],
  'k${e-y}': { '%{': true, '': null },
}
const own = [
  machineOf('hard', { Type: 'Pass', Output: hard, End: true }, { Name: 'string' }),
  machineOf('number', { Type: 'Wait', Seconds: '${Seconds}', End: true }, { Seconds: 'number' }),
  machineOf('many', {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'B', States: { B: { Type: 'Pass', End: true } } },
    End: true,
  }),
  machineOf('outer', { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution', Arguments: { StateMachineArn: '${HardArn}' }, End: true }, { HardArn: 'string' }),
  { ...machineOf('express', { Type: 'Pass', End: true }), type: 'EXPRESS' as const, logging: { level: 'ALL' as const }, tracing: true },
]

/** Machines that others wrote; outside the repository. */
const corpus = new URL('../../../../../shared/corpus/valid/', import.meta.url)
const foreign = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.asl.json')).sort().map(foreignMachine) : []
const machines = [...own, ...foreign.flatMap((definition) => definition ?? [])]
const everything: Partial<StackOptions> = { alias: 'live', alarms: {}, tags: { team: 'a' }, logging: { level: 'ERROR' } }
const systemOf = (definitions: readonly Definition[]): System => ({
  definitions: definitions.map((definition) => ({ definition, from: { file: '/p/a.ts' } })),
  pipelines: [],
})

// what cfn-lint says of machines that others wrote is not about our templates, so it gets ours
describe.skipIf(!has['cfn-lint'])('cfn-lint', patience, () => {
  it.each([
    ['cloudformation', cloudformationEmitter, {}],
    ['cloudformation with all options', cloudformationEmitter, { ...everything, names: 'generated' as const }],
    ['cloudformation with texts', cloudformationEmitter, { definitions: 'text' as const }],
    ['sam', samEmitter, everything],
  ])('finds no error in %s', (name, emitter, options) => {
    const folder = write(name.replaceAll(' ', '-'), emitted(emitter, systemOf(own), options))
    const { stdout } = spawnSync('cfn-lint', ['--non-zero-exit-code', 'error', '--format', 'parseable', join(folder, 'template.json')], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => /:E\d{4}:/.test(line))).toEqual([])
  })
})

describe.skipIf(!has.terraform)("Terraform's console", patience, () => {
  it('decodes each definition to the one that was built, and each document is its own canonical form', () => {
    const files = emitted(terraformEmitter, systemOf(machines), {})
    const { variable = {}, resource } = JSON.parse(files.get('main.tf.json') ?? '') as TerraformFile
    const values = Object.fromEntries(Object.entries(variable).map(([name, { type }]) => [name, type === 'number' ? 7 : `value-of-${name}`]))
    const defaults = Object.fromEntries(Object.entries(variable).map(([name, facts]) => [name, { ...facts, default: values[name] }]))
    const definitions = Object.fromEntries(Object.entries(resource.aws_sfn_state_machine).map(([label, { definition }]) => [label, definition]))
    const folder = write('console', new Map([['main.tf.json', JSON.stringify({ variable: defaults, locals: { ...place, definitions } })]]))
    const ask = (expression: string): string => execFileSync('terraform', ['console'], { cwd: folder, input: `${expression}\n`, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1e9 })
    const decoded = JSON.parse(Buffer.from(ask('base64encode(jsonencode(local.definitions))').trim().slice(1, -1), 'base64').toString('utf8')) as Record<string, string>
    for (const { name, machine, parameters } of machines) {
      const bound = { HardArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:hard' }
      const given = parameters.map(({ name: parameter, kind }) => [parameter, kind === 'number' ? 7 : ({ ...bound } as Record<string, string>)[parameter] ?? valueOf(parameter)] as const)
      expect(JSON.parse(decoded[labelOf(idOf(name))] ?? ''), name).toEqual(substituted(writeMachine(machine) as Json, new Map(given)))
    }
    expect(ask('[for label, text in local.definitions : label if jsonencode(jsondecode(text)) != text]').replaceAll(/\s/g, '')).toBe('[]')
    expect(ask('length(local.definitions)').trim()).toBe(String(machines.length))
  })
})

describe.skipIf(!has.pyyaml)('PyYAML, which reads YAML 1.1 as CloudFormation does', patience, () => {
  it('reads a template in YAML as the one in JSON', async () => {
    const yaml = await loadYamlPrinter()
    const system = systemOf(machines.filter((machine) => !machine.name.startsWith('foreign') || machine.name < 'foreign-100'))
    const folder = write('yaml', new Map([...emitted(cloudformationEmitter, system, everything), ...emitted(cloudformationEmitter, system, { ...everything, yaml })]))
    expect(execFileSync('python3', ['-c', differencesScript], { cwd: folder, encoding: 'utf8' })).toBe('')
  })
})

describe.skipIf(!has.moto)("moto's CloudFormation", patience, () => {
  it('makes a stack whose machines are the ones that were built', () => {
    const plain = machines.filter(({ parameters, name }) => parameters.length === 0 && name !== 'hard').slice(0, 60)
    const folder = write('moto', emitted(cloudformationEmitter, systemOf(plain), { definitions: 'text' }))
    const made = JSON.parse(execFileSync('python3', ['-c', motoScript, join(folder, 'template.json')], { encoding: 'utf8', cwd: folder, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1e9 })) as Record<string, string>
    expect(Object.keys(made).sort()).toEqual(plain.map(({ name }) => name).sort())
    for (const { name, machine } of plain) expect(JSON.parse(made[name] ?? ''), name).toEqual(writeMachine(machine))
  })
})

interface TerraformFile {
  readonly variable?: Readonly<Record<string, { readonly type: string }>>
  readonly resource: { readonly aws_sfn_state_machine: Readonly<Record<string, { readonly definition: string }>> }
}

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }

/** What a variable holds, by the name of its placeholder. */
function valueOf(parameter: string): string {
  const places: { readonly [name: string]: string } = { 'AWS::Partition': place.partition, 'AWS::Region': place.region, 'AWS::AccountId': place.account }
  return places[parameter] ?? `value-of-${parameter.replaceAll(/\W/g, '_')}`
}

/** A definition after its deployment. */
function substituted(json: Json, values: ReadonlyMap<string, string | number>): Json {
  if (typeof json === 'string') {
    const whole = values.get(/^\$\{([^{}]*)\}$/.exec(json)?.[1] ?? '')
    return whole ?? json.replaceAll(/\$\{([^{}$]*)\}/g, (written, name: string) => String(values.get(name) ?? written))
  }
  if (Array.isArray(json)) return json.map((item) => substituted(item, values))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [String(substituted(key, values)), substituted(value, values)]))
}

const differencesScript = `
import json, yaml
def compare(a, b, at):
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        for key in a: compare(a[key], b[key], at + [key])
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i in range(len(a)): compare(a[i], b[i], at + [i])
    elif a != b or isinstance(a, str) != isinstance(b, str): print(at, repr(a), repr(b))
compare(json.load(open("template.json")), yaml.load(open("template.yaml"), yaml.CSafeLoader), [])
`

const motoScript = `
import json, sys, boto3
from moto import mock_aws
with mock_aws():
    at = {"region_name": "us-east-1", "aws_access_key_id": "x", "aws_secret_access_key": "x"}
    boto3.client("cloudformation", **at).create_stack(StackName="s", TemplateBody=open(sys.argv[1]).read(), Capabilities=["CAPABILITY_IAM"])
    states = boto3.client("stepfunctions", **at)
    found = [page for page in states.get_paginator("list_state_machines").paginate()]
    arns = [m["stateMachineArn"] for page in found for m in page["stateMachines"]]
    print(json.dumps({m["name"]: m["definition"] for m in (states.describe_state_machine(stateMachineArn=a) for a in arns)}))
`

function emitted(emitter: Emitter<StackOptions>, system: System, options: Partial<StackOptions>): ReadonlyMap<string, string> {
  const { value = [] } = emitter.emit(system, { place: pseudoParameters, root: '/p', ...options })
  return new Map(value.map(({ path, text }) => [path, text]))
}

function write(folder: string, files: ReadonlyMap<string, string>): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(scratch, folder, path)), { recursive: true })
    writeFileSync(join(scratch, folder, path), text)
  }
  return join(scratch, folder)
}

function machineOf(name: string, state: Json, parameters: Record<string, ParameterKind> = {}): Definition {
  const { value } = readDefinition(JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: state } }), { file: `${name}.asl.json`, name })
  if (value === undefined) throw new Error(`${name} cannot be read`)
  return { ...value, parameters: Object.entries(parameters).map(([parameter, kind]) => ({ name: parameter, kind })) }
}

function foreignMachine(file: string, at: number): Definition | undefined {
  return readDefinition(readFileSync(new URL(file, corpus), 'utf8'), { file, name: `foreign-${String(at).padStart(3, '0')}` }).value
}
