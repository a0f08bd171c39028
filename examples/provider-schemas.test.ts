import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, describe, expect, it } from 'vitest'

/**
 * AWS's own schemas of resources, as its registry of CloudFormation hands them out; cfn-lint carries them in its package.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
const script = `
import json, sys
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as schemas
print(json.dumps({type: schemas.get_resource_schema("us-east-1", type).schema for type in sys.argv[1:]}))
`
const python = (...types: readonly string[]) => spawnSync('python3', ['-c', script, ...types], { encoding: 'utf8', maxBuffer: 2 ** 28 })
const hasSchemas = python('AWS::StepFunctions::StateMachine').status === 0

interface Resource {
  readonly Type: string
  readonly Properties?: unknown
}

const here = fileURLToPath(new URL('./', import.meta.url))
const examples = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map(({ name }) => name)
const scratch = mkdtempSync(join(tmpdir(), 'stepwright-schemas-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe.skipIf(!hasSchemas)("AWS's own schemas (skipped where cfn-lint, which carries them, is absent)", () => {
  it.each(examples)('take every resource of example %s', (name) => {
    const flags = ['--prefix', 'test-', '--alias', 'live', '--log-level', 'ALL', '--alarms', '--tags', 'team=a', '--permissions-boundary', 'boundary']
    expect(problemsOf(resourcesOf(name, flags))).toEqual([])
  })

  it('refuse what is planted', () => {
    const planted: Record<string, Resource> = {
      Misspelt: { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, DefinitonString: '{}' } },
      Unknown: { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: 'arn:aws:iam::123456789012:role/r', StateMachineType: 'FAST' } },
      Missing: { Type: 'AWS::IAM::Role', Properties: {} },
    }
    expect(problemsOf(planted).map((problem) => problem.split(' ')[0])).toEqual(['Misspelt', 'Unknown', 'Missing'])
  })
})

function resourcesOf(name: string, flags: readonly string[]): Record<string, Resource> {
  const out = join(scratch, name)
  const { status, stderr } = spawnSync(process.execPath, [join(here, '../packages/cli/bin/stepwright.js'), 'build', join(here, name), '--target', 'cloudformation', '--out', out, ...flags], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return (JSON.parse(readFileSync(join(out, 'template.json'), 'utf8')) as { readonly Resources: Record<string, Resource> }).Resources
}

function problemsOf(resources: Record<string, Resource>): string[] {
  const types = [...new Set(Object.values(resources).map(({ Type }) => Type))]
  const schemas = JSON.parse(python(...types).stdout.replaceAll('\\\\Z', '$')) as Record<string, Record<string, unknown>>
  const checks = new Map(types.map((type): [string, ValidateFunction] => [type, checkOf(schemas[type] ?? {})]))
  return Object.entries(resources).flatMap(([id, { Type, Properties = {} }]) => {
    const check = checks.get(Type)
    return check === undefined || check(deployed(Properties)) === true ? [] : [`${id} ${JSON.stringify(check.errors?.[0])}`]
  })
}

function checkOf({ $id: _id, $schema: _schema, ...known }: Record<string, unknown>): ValidateFunction {
  return new Ajv({ strict: false, allErrors: false, validateFormats: false, logger: false, code: { regExp: pattern } }).compile({ ...known, type: 'object' })
}

/** Patterns are of Java and Python: `\Z` is their `$`, and some escape what JavaScript does not with the flag "u". */
const pattern = Object.assign(
  (text: string, flags: string): RegExp => {
    try {
      return new RegExp(text, flags)
    } catch {
      return new RegExp(text, flags.replace('u', ''))
    }
  },
  { code: 'new RegExp' },
)

/** A value as it is when the template's functions have been carried out: some text that a deployment would give. */
function deployed(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => deployed(item, key))
  if (typeof value !== 'object' || value === null) return value
  const [[name, inner] = ['', undefined], ...others] = Object.entries(value)
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return given(name, inner, key)
  return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, deployed(one, member)]))
}

function given(name: string, inner: unknown, key: string): unknown {
  const text = name === 'Fn::Sub' ? String(Array.isArray(inner) ? inner[0] : inner) : ''
  if (text !== '') return filled(text)
  return /Arn|Role|Actions|Policies/i.test(key) || name === 'Fn::GetAtt' ? 'arn:aws:iam::123456789012:role/given' : 'given'
}

function filled(text: string): string {
  const pseudo: { readonly [parameter: string]: string } = { 'AWS::Partition': 'aws', 'AWS::Region': 'us-east-1', 'AWS::AccountId': '123456789012', 'AWS::StackName': 'stack' }
  return text.replaceAll(/\$\{([^}!]+)\}/g, (_, parameter: string) => pseudo[parameter] ?? 'given')
}
