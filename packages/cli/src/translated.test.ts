import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isObject, writeMachine, type JsonObject } from '@stepwright/asl'
import { loadModules } from '@stepwright/compiler'
import { simulate, type Tasks } from '@stepwright/simulator'
import type { Workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import { cases, type Case } from './fixtures/translated/translated-cases.js'

// The hand-written machines lie beside a checkout, not in it.
const corpus = new URL('../../../../shared/corpus/valid/', import.meta.url)
const patterns = ['async-callback', 'curbside-pickup', 'import-objects', 'migrate-csv', 'semaphore', 'service-request', 'ship-order', 'transfer-records']
const files = [
  ...['errors', 'loops', 'data', 'services', 'people', 'content'].map((name) => `fixtures/translated/${name}`),
  ...patterns.map((name) => `../../../examples/patterns/${name}`),
].map((name) => fileURLToPath(new URL(`${name}.workflow.ts`, import.meta.url)))

const { value: modules = [], diagnostics } = await loadModules(files, { cwd: fileURLToPath(new URL('.', import.meta.url)) })
const workflows = new Map(modules.flatMap(({ exports }) => Object.entries(exports)))

function machineOf(name: string): JsonObject {
  const { value } = (workflows.get(name) as Workflow<unknown, unknown>)['~compile']()
  return value === undefined ? {} : writeMachine(value.machine)
}

function original({ original: path, where = {}, mend = (machine) => machine }: Case): JsonObject {
  const text = readFileSync(new URL(`${path}.asl.json`, corpus), 'utf8')
  return mend(JSON.parse(Object.entries(where).reduce((changed, [from, to]) => changed.replaceAll(from, to), text)) as JsonObject)
}

/** `lambda:invoke` for `arn:aws:states:::lambda:invoke.waitForTaskToken`. */
const actionOf = (resource: string): string => resource.replace(/^arn:[^:]*:states:[^:]*:[^:]*:/, '').replace(/\.(sync|waitForTaskToken)(:2)?$/, '')

/** Answers in turn, by action; an empty one where none is given. */
function tasksOf(machine: JsonObject, answers: Case['answers']): Tasks {
  const resources = new Set<string>()
  JSON.stringify(machine, (_key, value: unknown) => {
    if (isObject(value) && value['Type'] === 'Task') resources.add(String(value['Resource']))
    return value
  })
  const asked = new Map<string, number>()
  return Object.fromEntries([...resources].map((resource) => {
    const action = actionOf(resource)
    const given = answers[action] ?? [{}]
    return [resource, () => {
      const next = asked.get(action) ?? 0
      asked.set(action, next + 1)
      const answer = given[Math.min(next, given.length - 1)] ?? {}
      if (typeof answer === 'object' && answer !== null && '$error' in answer) throw { Error: answer['$error'], Cause: 'because' }
      return answer
    }]
  }))
}

/** What is called with what, whatever branch comes first, and what comes out. */
async function behaviour(machine: JsonObject, { input, answers, objects }: Case) {
  const run = await simulate(machine, { input, tasks: tasksOf(machine, answers), ...(objects && { objects }) })
  const calls = run.calls.map(({ resource, arguments: given }) => ({ action: actionOf(resource), given: withoutTokens(given) }))
  return { status: run.status, error: run.error, output: run.output, calls: calls.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }
}

/** Tokens differ with the states that they are of; members have one order. */
function withoutTokens(given: unknown): unknown {
  return JSON.parse(JSON.stringify(given ?? null, (key, value: unknown) => {
    if (/token/i.test(key)) return 'token'
    if (typeof value === 'string') return value.replace(/token=.*/, 'token=')
    return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
  }))
}

it('all compile, without raw states', () => {
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
  expect([...workflows.values()].filter((one) => (one as Workflow<unknown, unknown>)['~compile']?.().value === undefined)).toEqual([])
})

describe.skipIf(!existsSync(corpus))('do what the machines by hand do (../shared/corpus)', () => {
  it.each(cases)('$workflow: $what', async (one) => {
    const [ours, theirs] = [await behaviour(machineOf(one.workflow), one), await behaviour(original(one), one)]
    expect(ours.status, JSON.stringify(ours)).toBe(one.status ?? 'SUCCEEDED')
    for (const left of one.apart ?? []) ours[left] = theirs[left] as never
    expect(ours).toEqual(theirs)
  })
})
