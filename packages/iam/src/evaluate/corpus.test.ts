import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { pointer, readDefinition, type Definition, type Outcome } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { PolicyOptions } from '../derive/policy-options.js'
import { needsOf } from '../derive/needs-of.js'
import { covers, matchesWildcard } from '../policy/covers.js'
import type { Statement } from '../policy/policy-document.js'
import { decide } from './decide.js'
import { listOf, type ForeignStatement } from './foreign-policy.js'
import { provePolicy } from './prove-policy.js'
import { requestsOf } from './requests-of.js'

/** Roles written by hand, with their machines; outside the repository. */
const folder = new URL('../../../../../shared/corpus/iam/', import.meta.url)
const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }

interface CorpusEntry {
  readonly type: Definition['type']
  readonly name: string
  readonly logging: boolean
  readonly loggingLevel: 'ALL' | 'ERROR' | 'FATAL' | 'OFF' | null
  readonly tracing: boolean
  readonly definition: unknown
  readonly handwritten: { readonly statements: readonly ForeignStatement[] }
}

const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : []
const entryOf = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as CorpusEntry

function definitionOf(file: string, { name, type, logging, loggingLevel, tracing, definition }: CorpusEntry): Definition {
  const { value }: Outcome<Definition> = readDefinition(JSON.stringify(definition), { file, name, type })
  if (value === undefined) throw new Error(`${file} cannot be read`)
  return { ...value, tracing, ...(logging ? { logging: { level: loggingLevel ?? 'ALL' } } : {}) }
}

/** A Resource that is no ARN: the collector of the corpus could not fill it in. */
const unfilled = new Set(['serverless-patterns_systems-manager-automation-to-stepfunctions--StateMachine.json'])

/** Roles that the definition computes: its author has to name them. */
const declared: { readonly [file: string]: NonNullable<PolicyOptions['declared']> } = {
  'step-functions-workflows-collection_eventbridge-rules-to-schedules--RuleToScheduleStateMachine.json': new Map([
    [
      pointer('States', 'for Rule in Rules', 'ItemProcessor', 'States', 'CreateSchedule'),
      { 'Target.RoleArn': ['arn:aws:iam::123456789012:role/Schedules'] },
    ],
  ]),
}

describe.skipIf(files.length === 0)(`roles of the corpus${files.length === 0 ? ' (skipped: ../shared is not here)' : ''}`, () => {
  it.each(files)('%s is allowed what it calls, and nothing besides', (file) => {
    const proof = provePolicy(definitionOf(file, entryOf(file)), place, { declared: declared[file] ?? new Map() })
    expect(proof.denied).toEqual([])
    expect(proof.needless).toEqual([])
    expect(proof.isSufficient).toBe(!unfilled.has(file))
  })

  // REPORT=1 prints it: what roles by hand lack and what they grant besides is read by people, not pinned
  it('compare with those written by hand', () => {
    const rows = files.map((file) => comparisonOf(file))
    if (process.env['REPORT'] !== undefined) console.log(JSON.stringify(rows, undefined, 1))
    expect(rows.filter(({ lacks }) => lacks.length === 0).length).toBeGreaterThan(0)
  })
})

/** What a role by hand lacks of what the machine calls, and what it grants by name and ours does not. */
function comparisonOf(file: string) {
  const entry = entryOf(file)
  const definition = definitionOf(file, entry)
  const { policy, mutants, diagnostics } = provePolicy(definition, place, { declared: declared[file] ?? new Map() })
  const hand = entry.handwritten.statements
  const lacks = requestsOf(needsOf(definition, place).needs).filter((request) => decide([{ Statement: hand }], request) !== 'allowed')
  const surplus = hand
    .flatMap(({ Effect, Action, Resource }) =>
      Effect !== 'Allow' ? [] : listOf(Action).flatMap((action) => listOf(Resource).map((resource) => ({ action, resource }))),
    )
    .filter(({ action, resource }) => resource !== '*' && policy?.Statement.some((ours) => overlaps(ours, action, resource)) !== true)
  return {
    file,
    mutants,
    policy,
    lacks: lacks.map(({ action, resource, need }) => `${need.state}: ${need.phase} ${action} on ${resource}`),
    surplus: surplus.map(({ action, resource }) => `${action} on ${resource}`),
    said: diagnostics.map(({ severity, code, location, message }) => `${severity} ${code} ${location.pointer}: ${message}`),
  }
}

/** Whether one of our statements has the action on a resource that theirs holds, or that holds theirs. */
function overlaps({ Action, Resource }: Statement, action: string, resource: string): boolean {
  const hasAction = Action.some((each) => matchesWildcard(action.toLowerCase(), each.toLowerCase()))
  return hasAction && Resource.some((each) => covers(resource, each) || covers(each, resource))
}
