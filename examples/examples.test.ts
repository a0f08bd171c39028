import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import validate from 'asl-validator'
import { describe, expect, it } from 'vitest'

const here = new URL('./', import.meta.url)
const examples = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map(({ name }) => name)
const read = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'))
const isSchemaValid = new Ajv({ strict: false }).compile(read(new URL('../schemas/asl.schema.json', here)) as object)

/** What asl-validator 4 refuses and AWS accepts: an Output that is no object and no text, and an empty text. */
const twice = (line: string): string => `${line}\n${line}`
const falseAlarms: { readonly [file: string]: string } = {
  '004-release-approval/release-approval.asl.json': 'SCHEMA_VALIDATION_FAILED: /States/Accurate?/Output is invalid. must match exactly one schema in oneOf',
  'patterns/async-callback.asl.json': twice('SCHEMA_VALIDATION_FAILED: /States/SNS Publish - Send Success Notification/Arguments/Message/body is invalid. must match exactly one schema in oneOf'),
  'patterns/curbside-pickup.asl.json': twice('SCHEMA_VALIDATION_FAILED: /States/DDB UpdateStatus Error/Arguments/ExpressionAttributeValues/:tk/S is invalid. must match exactly one schema in oneOf'),
  'patterns/semaphore.asl.json': 'SCHEMA_VALIDATION_FAILED: /States/Done/Type is invalid. must be equal to one of the allowed values\nSCHEMA_VALIDATION_FAILED: /States/Done/Output is invalid. must match exactly one schema in oneOf',
  'patterns/service-request.asl.json': twice('SCHEMA_VALIDATION_FAILED: /States/Workflow: start/Output/lastTrigger is invalid. must match exactly one schema in oneOf'),
}

describe.each(examples)('example %s', (name) => {
  const folder = new URL(`${name}/`, here)
  const expected = new URL('expected/', folder)

  it('says in a README what it is', () => {
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toMatch(/^# /)
  })

  it('compiles to the files in expected/', () => {
    const command = [new URL('../packages/cli/bin/stepwright.js', here), folder, expected].map((url) => fileURLToPath(url))
    const [bin = '', source = '', out = ''] = command
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [bin, 'build', source, '--out', out, '--check', '--account', '123456789012', '--region', 'us-east-1', '--partition', 'aws'],
      { encoding: 'utf8', cwd: fileURLToPath(new URL('..', here)) },
    )
    expect(status, stdout + stderr).toBe(0)
  }, 30_000)

  const machines = existsSync(expected) ? readdirSync(expected).filter((file) => file.endsWith('.asl.json')) : []

  it.each(machines)('%s passes the generated schema', (file) => {
    isSchemaValid(read(new URL(file, expected)))
    expect(isSchemaValid.errors ?? []).toEqual([])
  })

  it.each(machines)('%s passes asl-validator', (file) => {
    const { isValid, errorsText } = validate(read(new URL(file, expected)) as object, { checkPaths: true, checkArn: true })
    const said = falseAlarms[`${name}/${file}`]
    expect(errorsText()).toBe(said ?? '')
    expect(isValid).toBe(said === undefined)
  })
})

it('all scenarios come out as expected', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('../packages/cli/bin/stepwright.js', here)), 'test', fileURLToPath(here)], { encoding: 'utf8' })
  expect(stdout + stderr).toMatch(/^\d+ scenarios passed$/m)
  expect(status).toBe(0)
})
