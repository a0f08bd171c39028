import { existsSync, readFileSync } from 'node:fs'
import { readDefinition, type Definition, type Json } from '@stepwright/asl'
import { catalog, type Call } from '@stepwright/services'
import { describe, expect, it } from 'vitest'
import { explainPolicy } from '../review/explain-policy.js'
import { derivePolicy } from './derive-policy.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const suffixes: { readonly [pattern: string]: string } = { 'request-response': '', sync: '.sync', 'sync:2': '.sync:2', 'wait-for-task-token': '.waitForTaskToken' }

const doubtful = catalog.flatMap(({ integration, patterns, calls }) =>
  patterns.flatMap((pattern) =>
    (calls[pattern] ?? []).flatMap((call) => (call.uncertain === undefined ? [] : [{ resource: `arn:aws:states:::${integration}${suffixes[pattern] ?? ''}`, call, pattern, integration }])),
  ),
)

describe('a statement that rests on what no page is sure of', () => {
  it.each(doubtful)('says so for $resource, $call.actions', ({ resource, call }) => {
    const definition = definitionWith(resource, argumentsFor(call))
    const said = derivePolicy(definition, place).diagnostics.filter(({ code, message }) => code === 'iam/uncertain-call' && message.includes(call.actions.join(', ')))
    expect(said.map(({ severity, note }) => [severity, note])).toEqual([['info', `from ${call.source}`]])
    const reasons = explainPolicy(definition, place).statements.flatMap((statement) => statement.reasons)
    expect(reasons.filter(({ uncertain }) => uncertain === call.uncertain).flatMap(({ actions }) => actions)).toEqual(expect.arrayContaining([...call.actions]))
  })
})

// The reference lies beside a checkout, not in it.
const reference = new URL('../../../../../../shared/reference/iam/integrations.json', import.meta.url)

interface Entry {
  readonly key: string
  readonly patterns: { readonly [pattern: string]: { readonly calls?: readonly { readonly actions: readonly string[]; readonly uncertain?: boolean }[] } }
}

const patternOf: { readonly [name: string]: string } = { requestResponse: 'request-response', waitForTaskToken: 'wait-for-task-token', sync: 'sync' }
describe.skipIf(!existsSync(reference))('the reference of calls (skipped where ../shared is absent)', () => {
  const { integrations } = existsSync(reference) ? (JSON.parse(readFileSync(reference, 'utf8')) as { readonly integrations: readonly Entry[] }) : { integrations: [] }
  const rows = integrations.flatMap(({ key, patterns }) =>
    Object.entries(patterns).flatMap(([pattern, { calls = [] }]) => calls.flatMap(({ actions, uncertain }) => (uncertain === true ? actions.map((action) => `${key} ${patternOf[pattern] ?? pattern} ${action}`) : []))),
  )

  it('doubts nothing that we take for sure', () => {
    expect(rows.length).toBeGreaterThan(20)
    const ours = new Set(doubtful.flatMap(({ integration, pattern, call }) => call.actions.map((action) => `${integration} ${pattern} ${action}`)))
    expect(rows.filter((row) => !ours.has(row))).toEqual([])
  })
})

function definitionWith(Resource: string, Parameters: Json): Definition {
  const document = { StartAt: 'T', States: { T: { Type: 'Task', Resource, Parameters, End: true } } }
  const { value } = readDefinition(JSON.stringify(document), { file: 'm.asl.json' })
  if (value === undefined) throw new Error('not a definition')
  return value
}

/** Arguments under which a call is made. */
function argumentsFor({ resources, when = {}, condition = {} }: Call): Json {
  const given: Record<string, Json> = {}
  const set = (path: string, value: string): void => {
    const parts = path.split('.').map((part) => part.replace('[]', ''))
    let at = given
    for (const part of parts.slice(0, -1)) at = at[part] = { ...(at[part] as object | undefined) } as Record<string, Json>
    at[parts.at(-1) ?? ''] = value
  }
  const bindings = [...resources, ...Object.values(condition).flatMap((keys) => Object.values(keys))].flatMap((each) => (typeof each === 'object' && 'bind' in each ? Object.values(each.bind) : []))
  for (const { member } of bindings) set(member, /Arn|Role/.test(member) ? 'arn:aws:iam::123456789012:role/r' : 'name')
  const [first] = when.anyOf ?? []
  if (first !== undefined && !(first in given)) set(first, 'x')
  for (const [member, value] of Object.entries(when.equals ?? {})) set(member, value)
  for (const [member, value] of Object.entries(when.begins ?? {})) set(member, `${value}x`)
  return given
}
