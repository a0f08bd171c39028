import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readDefinition, type Definition } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { needsOf } from '../derive/needs-of.js'
import { listOf, type ForeignStatement } from '../evaluate/foreign-policy.js'
import { covers, matchesWildcard } from '../policy/covers.js'
import { checkPolicies } from './check-policies.js'

/** Roles written by hand, with their machines; outside the repository. */
const folder = new URL('../../../../../shared/corpus/iam/', import.meta.url)
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : []
const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }

interface CorpusEntry {
  readonly type: Definition['type']
  readonly name: string
  readonly logging: boolean
  readonly tracing: boolean
  readonly definition: unknown
  readonly handwritten: { readonly statements: readonly ForeignStatement[] }
}

/** A grant on a named resource of which we grant nothing, and why. */
interface Surplus {
  readonly role: string
  readonly action: string
  readonly resource: string
  readonly reason: string
}

/** Why an action of a service that the machine calls is not granted: nothing of the definition calls it, so it is there for something else. */
const uncalled: readonly (readonly [actions: RegExp, why: string])[] = [
  [/^(s3|dynamodb|lambda|sns|sqs):/, "a policy template of SAM (S3CrudPolicy, DynamoDBCrudPolicy, …) grants a bundle, of which the machine calls a part"],
  [/^glue:(batch)?(create|update|delete)/, 'only a query that changes the catalog needs it, which its author declares; a SELECT reads'],
  [/^athena:/, 'AmazonAthenaFullAccess in pieces, of which the machine calls a part'],
  [/^logs:(create|put)/, 'the service that logs writes, and not with this role: a machine sets up a delivery'],
  [/^redshift/, 'for another way to sign in than the one that the arguments choose'],
  [/^execute-api:/, 'for an API that no state calls'],
  [/^scheduler:deleteschedule$/, 'schedules are made, and never deleted'],
  [/^states:describeexecution$/, 'no state looks at the execution; .sync asks for it on its own'],
]

const rows = files.flatMap(surplusOf)

// FILE=… writes the table for people
const sample = 101

describe.skipIf(files.length === 0)('what roles by hand grant by name and ours do not (skipped where ../shared is absent)', () => {
  it('has a reason, each', () => {
    const file = process.env['FILE']
    if (file !== undefined) writeFileSync(file, tableOf(rows))
    const unexplained = rows.filter(({ reason }) => reason === '').map(({ action, resource, role }) => `${action} on ${resource} in ${role}`)
    // more roles may have more reasons: those are printed, for people to find them
    if (files.length === sample) expect(unexplained).toEqual([])
    else if (unexplained.length > 0) console.log(unexplained.join('\n'))
    expect(rows.length).toBeGreaterThan(0)
  })

  it('is counted, so that a change of ours shows here', () => {
    if (files.length !== sample) return
    const counts = new Map<string, number>()
    for (const { reason } of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    expect(Object.fromEntries([...counts].sort())).toMatchInlineSnapshot(`
      {
        "AmazonAthenaFullAccess in pieces, of which the machine calls a part": 11,
        "a policy template of SAM (S3CrudPolicy, DynamoDBCrudPolicy, …) grants a bundle, of which the machine calls a part": 138,
        "for an API that no state calls": 1,
        "for another way to sign in than the one that the arguments choose": 1,
        "inert: the action does not touch resources of this type": 137,
        "no state looks at the execution; .sync asks for it on its own": 1,
        "only a query that changes the catalog needs it, which its author declares; a SELECT reads": 35,
        "schedules are made, and never deleted": 1,
        "the collector of the corpus could not fill in the ARN": 3,
        "the definition does not name the resource, and we say so (iam/undeclared-resource)": 8,
        "the machine calls it, on other resources": 45,
        "the machine calls nothing of the service: its functions do, with roles of their own, or nobody": 97,
        "the service that logs writes, and not with this role: a machine sets up a delivery": 2,
      }
    `)
  })
})

function tableOf(all: readonly Surplus[]): string {
  const groups = new Map<string, Surplus[]>()
  for (const row of all) groups.set(row.reason, [...(groups.get(row.reason) ?? []), row])
  return [...groups]
    .map(([reason, group]) => {
      const actions = [...new Set(group.map(({ action }) => action.toLowerCase()))].sort()
      const lines = actions.map((action) => {
        const own = group.filter((row) => row.action.toLowerCase() === action)
        return `| \`${action}\` | ${new Set(own.map(({ role }) => role)).size} | ${[...new Set(own.map(({ resource }) => `\`${resource}\``))].slice(0, 3).join(', ')} |`
      })
      return `## ${reason} (${group.length})\n\n| action | roles | on, for example |\n|---|---|---|\n${lines.join('\n')}\n`
    })
    .join('\n')
}

function surplusOf(file: string): Surplus[] {
  const entry = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as CorpusEntry
  const { value } = readDefinition(JSON.stringify(entry.definition), { file, name: entry.name, type: entry.type })
  if (value === undefined) throw new Error(`${file} cannot be read`)
  const { needs, diagnostics } = needsOf({ ...value, tracing: entry.tracing, ...(entry.logging ? { logging: { level: 'ALL' } } : {}) }, place)
  const grants = entry.handwritten.statements.flatMap(({ Effect, Action, Resource }) =>
    Effect === 'Allow' ? listOf(Action).flatMap((action) => listOf(Resource).map((resource) => ({ action, resource }))) : [],
  )
  const isNeeded = (action: string): boolean => needs.some(({ actions }) => actions.some((each) => matches(action, each)))
  const isGranted = ({ action, resource }: { action: string; resource: string }): boolean =>
    needs.some(({ actions, resources }) => actions.some((each) => matches(action, each)) && resources.some((each) => covers(resource, each) || covers(each, resource)))
  const reasonOf = (action: string, resource: string): string => {
    const { diagnostics: said } = checkPolicies({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] }, 'role.json')
    if (!resource.startsWith('arn:')) return 'the collector of the corpus could not fill in the ARN'
    if (said.some(({ code }) => code === 'iam/inert-grant')) return 'inert: the action does not touch resources of this type'
    if (isNeeded(action)) return 'the machine calls it, on other resources'
    if (diagnostics.some(({ code, message }) => code === 'iam/undeclared-resource' && message.toLowerCase().includes(action.toLowerCase()))) return 'the definition does not name the resource, and we say so (iam/undeclared-resource)'
    const service = action.slice(0, action.indexOf(':') + 1)
    if (!needs.some(({ actions }) => actions.some((each) => each.startsWith(service)))) return 'the machine calls nothing of the service: its functions do, with roles of their own, or nobody'
    return uncalled.find(([pattern]) => pattern.test(action.toLowerCase()))?.[1] ?? ''
  }
  return grants.filter((grant) => grant.resource !== '*' && !isGranted(grant)).map(({ action, resource }) => ({ role: file, action, resource, reason: reasonOf(action, resource) }))
}

function matches(pattern: string, action: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), action.toLowerCase())
}
