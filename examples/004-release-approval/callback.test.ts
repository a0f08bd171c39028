import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const here = fileURLToPath(new URL('./', import.meta.url))
const target = new URL('../../../shared/targets/004/callback.target.json', import.meta.url)
const out = mkdtempSync(join(tmpdir(), 'stepwright-callback-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

interface Statement {
  readonly Sid: string
  readonly Action: readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: object
}

interface Wanted {
  readonly api: { readonly type: string; readonly route: string }
  readonly iam: { readonly handler: readonly Statement[]; readonly notifier: readonly Statement[] }
}

/** What target sam writes stands beside the reference system's design of the callback; what differs is named here, with its reason. */
describe.skipIf(!existsSync(target))('the callback, beside the design of the reference system', () => {
  const wanted = (existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : { api: {}, iam: {} }) as Wanted
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(here, '../../packages/cli/bin/stepwright.js'), 'build', here, '--target', 'sam', '--out', out, '--account', '123456789012', '--region', 'us-west-2', '--partition', 'aws'], { encoding: 'utf8' })
  const resources = status === 0 ? (JSON.parse(readFileSync(join(out, 'template.json'), 'utf8')) as { readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>> }).Resources : {}
  const statementsOf = (role: string): readonly Statement[] =>
    (resources[role]?.Properties['Policies'] as readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[]).flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
  /** The order of actions says nothing, and one resource may be a list of one. */
  const plain = ({ Action, Resource, ...rest }: Statement): object => ({ ...rest, Action: [...Action].sort(), Resource: [Resource].flat() })
  /** Every function writes its log, and these two a table: the design says so in words, not in its policies. */
  const added = ['Decisions', 'WriteLog']

  it('builds', () => expect(status, stdout + stderr).toBe(0))

  it('has the API, the route and an authorizer for it', () => {
    expect(resources['DecisionsApi']?.Type).toBe(wanted.api.type.split(' ')[0])
    expect(resources['DecisionsApi']?.Properties['Auth']).toMatchObject({ DefaultAuthorizer: 'callers' })
    const routes = Object.values(resources).flatMap(({ Properties: { Events = {} } }) => Object.values(Events as Record<string, { readonly Properties: { readonly Method: string; readonly Path: string; readonly Auth?: object } }>))
    expect(routes.map(({ Properties: { Method, Path, Auth } }) => [`${Method} ${Path}`, Auth])).toEqual([[wanted.api.route, undefined], [wanted.api.route.replace('POST', 'GET'), undefined]])
  })

  it.each(['handler', 'notifier'] as const)('lets the %s do what the design lets it', (name) => {
    const role = { handler: 'DecideFunctionRole', notifier: 'NotifierFunctionRole' }[name]
    expect(statementsOf(role).filter(({ Sid }) => !added.includes(Sid)).map(plain)).toEqual(wanted.iam[name].map(plain))
  })

  it('lets nobody but the handler answer for a team', () => {
    const holders = Object.keys(resources).filter((id) => JSON.stringify(resources[id]).includes('states:SendTask'))
    expect(holders).toEqual(['DecideFunctionRole'])
  })

  it('keeps ids in a table that forgets them', () => {
    expect(resources['DecisionsTable']?.Properties).toMatchObject({ KeySchema: [{ AttributeName: 'decisionId' }], TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } })
  })
})
