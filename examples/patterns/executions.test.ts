import { existsSync, readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { simulate, type Tasks } from '@stepwright/simulator'
import { describe, expect, it } from 'vitest'

// The hand-written machines lie beside a checkout, not in it.
const collection = new URL('../../../shared/corpus/valid/workflows-collection/', import.meta.url)
const read = (url: URL): JsonObject => JSON.parse(readFileSync(url, 'utf8')) as JsonObject
const built = (name: string): JsonObject => read(new URL(`expected/${name}.asl.json`, import.meta.url))

interface Case {
  readonly original: string
  readonly input: Json
  /** By integration: what it answers, the last one again and again; an error where it has a name. */
  readonly answers: Readonly<Record<string, readonly Json[]>>
  readonly status: 'SUCCEEDED' | 'FAILED'
}

const order = { productId: 'p', orderId: 'o', quantity: 3 }
const stock = (N: string) => ({ Item: { status: { S: 'IN STOCK' }, stock: { N }, minPOAmount: { N: '10' } } })
const fail = (name: string): Json => ({ $error: name })
const saga = { original: 'saga-pattern-sam__statemachine__statemachine', input: { trip: 1 } }
const stocked = { original: 'inventory-management-sam__statemachine__reserve-stock-statemachine', input: order }
const vending = {
  original: 'account-vending-machine__statemachine__statemachine',
  input: { OU: 'Dev', AccountName: 'a', AccountEmail: 'a@example.com', StackName: 's', TemplateBody: '{}' },
}
const account = (State: string, AccountId = '1') => ({ CreateAccountStatus: { Id: 'c', State, AccountId } })
const roots = { 'aws-sdk:organizations:listRoots': [{ Roots: [{ Id: 'r' }] }], 'aws-sdk:organizations:createAccount': [account('IN_PROGRESS')] }

const cases: readonly (readonly [workflow: string, what: string, Case])[] = [
  ['saga', 'all goes well', { ...saga, answers: {}, status: 'SUCCEEDED' }],
  ['saga', 'no flight', { ...saga, answers: { 'lambda:invoke': [fail('NoSeat'), {}] }, status: 'FAILED' }],
  ['saga', 'no car', { ...saga, answers: { 'lambda:invoke': [{}, fail('NoCar'), {}] }, status: 'FAILED' }],
  ['saga', 'a flight that cannot be confirmed', { ...saga, answers: { 'lambda:invoke': [{}, {}, {}, fail('Gone'), {}] }, status: 'FAILED' }],
  ['reserve-stock', 'enough', { ...stocked, answers: { 'dynamodb:getItem': [stock('3')] }, status: 'SUCCEEDED' }],
  ['reserve-stock', 'too little', { ...stocked, answers: { 'dynamodb:getItem': [stock('2')] }, status: 'SUCCEEDED' }],
  ['account-vending-machine', 'a new unit', {
    ...vending, status: 'SUCCEEDED',
    answers: { ...roots, 'aws-sdk:organizations:createOrganizationalUnit': [{ OrganizationalUnit: { Id: 'u' } }], 'aws-sdk:organizations:describeCreateAccountStatus': [account('IN_PROGRESS'), account('SUCCEEDED')] },
  }],
  ['account-vending-machine', 'an account that fails', {
    ...vending, status: 'FAILED',
    answers: { ...roots, 'aws-sdk:organizations:createOrganizationalUnit': [{ OrganizationalUnit: { Id: 'u' } }], 'aws-sdk:organizations:describeCreateAccountStatus': [{ CreateAccountStatus: { State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' } }] },
  }],
  ['webhook-provider', 'nobody listens', {
    original: 'webhook-provider__statemachine__statemachine', input: { source: 's', detail: { customerId: 'c', status: 'done' } }, answers: { 'dynamodb:getItem': [{}] }, status: 'SUCCEEDED',
  }],
  ['webhook-provider', 'a call that fails', {
    original: 'webhook-provider__statemachine__statemachine', input: { source: 's', detail: { customerId: 'c', status: 'done' } }, status: 'SUCCEEDED',
    answers: {
      'dynamodb:getItem': [{ Item: { pk: { S: 'k' }, signingToken: { S: 't' }, url: { S: 'u' } } }],
      'lambda:invoke': [{ Payload: { id: 'i', payload: 'p', url: 'u', token: 't' } }],
      'sqs:sendMessage': [fail('NoAnswer')],
    },
  }],
  ['query-athena', 'a query that succeeds', {
    original: 'sfn-athena-results__statemachine__query-athena', input: { Table: 't', Database: 'd', Workgroup: 'w' }, status: 'SUCCEEDED',
    answers: { 'athena:startQueryExecution': [{ QueryExecutionId: 'q' }], 'athena:getQueryExecution': [{ QueryExecution: { Status: { State: 'SUCCEEDED' }, ResultConfiguration: { OutputLocation: 's3://b/k' } } }] },
  }],
  ['query-athena', 'a query that fails', {
    original: 'sfn-athena-results__statemachine__query-athena', input: { Table: 't', Database: 'd', Workgroup: 'w' }, status: 'FAILED',
    answers: { 'athena:startQueryExecution': [{ QueryExecutionId: 'q' }], 'athena:getQueryExecution': [{ QueryExecution: { Status: { State: 'FAILED', StateChangeReason: 'no such table' } } }] },
  }],
  ['emr-job', 'a cluster', { original: 'manage-emr-job-cdk__statemachine__statemachine', input: {}, answers: { 'elasticmapreduce:createCluster': [{ ClusterId: 'j' }] }, status: 'SUCCEEDED' }],
]

/** Answers in turn, by integration; an empty one where none is given. */
function tasksOf(machine: JsonObject, answers: Case['answers']): Tasks {
  const resources = [...new Set(JSON.stringify(machine).match(/(?<=:states:::)[\w:.-]+/g))]
  return Object.fromEntries(resources.map((integration) => {
    const given = answers[actionOf(integration)] ?? [{}]
    let next = 0
    return [integration, () => {
      const answer = given[Math.min(next++, given.length - 1)] ?? {}
      if (typeof answer === 'object' && answer !== null && '$error' in answer) throw { Error: answer['$error'] }
      return answer
    }]
  }))
}

const actionOf = (resource: string): string => resource.replace(/^arn:[^:]*:states:::/, '').replace(/\.(sync|waitForTaskToken)(:2)?$/, '')

/** What is called with what, in an order that does not depend on which branch of a Parallel comes first. */
async function behaviour(machine: JsonObject, { input, answers }: Case) {
  const run = await simulate(machine, { input, tasks: tasksOf(machine, answers) })
  return { status: run.status, calls: run.calls.map(({ resource }) => actionOf(resource)).sort() }
}

describe('the patterns', () => {
  it.each(cases)('%s: %s', async (workflow, _what, one) => {
    expect((await behaviour(built(workflow), one)).status).toBe(one.status)
  })

  describe.skipIf(!existsSync(collection))('do what the machines by hand do (../shared/corpus)', () => {
    it.each(cases)('%s: %s', async (workflow, _what, one) => {
      expect(await behaviour(built(workflow), one)).toEqual(await behaviour(read(new URL(`${one.original}.asl.json`, collection)), one))
    })
  })
})
