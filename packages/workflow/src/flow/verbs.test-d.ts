import { lambda, codebuild } from '@stepwright/services'
import { ecs, sqs } from '@stepwright/services/tasks'
import { expectTypeOf } from 'vitest'
import type { TaskToken } from '../values/task-token.js'
import { workflow } from './record-workflow.js'

interface Client {
  config: { region: string }
  getItem(args: { TableName: string | undefined; Key: Record<string, { S?: string }> | undefined }, options?: object): Promise<{ Item?: Record<string, { S: string }>; $metadata: { requestId?: string } }>
  getItem(args: { TableName: string | undefined }, callback: (error: unknown) => void): void
  getItem(args: { TableName: string | undefined }, options: object, callback: (error: unknown) => void): void
  listTables(): Promise<{ tableNames?: string[] }>
  listTables(args: { limit?: number; startedAfter?: Date }, options?: object): Promise<{ tableNames?: string[] }>
  listTables(args: { limit?: number }, callback: (error: unknown) => void): void
  listTables(args: { limit?: number }, options: object, callback: (error: unknown) => void): void
}

workflow('sdk', (flow, input: { id: string; n: number }) => {
  const client = flow.sdk<Client>('client')
  const got = client.getItem('Get', { TableName: 't', Key: { id: { S: input.id } } })
  expectTypeOf(got.Item['id']!.S).toEqualTypeOf<string>()
  // optional input, members in PascalCase, dates as text
  expectTypeOf(client.listTables('List').TableNames).toEqualTypeOf<string[]>()
  client.listTables('List', { Limit: () => input.n, StartedAfter: '2026-01-01T00:00:00Z' })
  const { ok } = client.getItem.waitForTaskToken('Wait', (token: TaskToken<{ ok: boolean }>) => ({ TableName: 't', Key: { token: { S: token } } }))
  expectTypeOf(ok).toEqualTypeOf<boolean>()
  // @ts-expect-error misspelt argument of an action that waits
  client.getItem.waitForTaskToken('Wait', (token: TaskToken<string>) => ({ Table: 't', Key: { token: { S: token } } }))
  // @ts-expect-error an argument that is none, beside all that are wanted
  client.getItem.waitForTaskToken('Wait', (token: TaskToken<string>) => ({ TableName: 't', Key: { token: { S: token } }, Consistent: true }))
  // @ts-expect-error no such action
  client.getItems('Get', {})
  // @ts-expect-error the SDK's spelling of a member
  client.listTables('List', { limit: 1 })
  // @ts-expect-error a Date is text in a state machine
  client.listTables('List', { StartedAfter: new Date() })
  // @ts-expect-error a member of another type
  client.getItem('Get', { TableName: () => input.n, Key: {} })
  // @ts-expect-error members of the client itself are no actions
  client.config('Get')
})

workflow('parallel', (flow, input: { n: number }) => {
  expectTypeOf(flow.parallel('List', [() => 1, () => ({ twice: () => input.n * 2 })])).toEqualTypeOf<[number, { twice: number }]>()
  expectTypeOf(flow.parallel('Object', { a: () => 'x', b: () => {} })).toEqualTypeOf<{ a: string; b: null }>()
  // @ts-expect-error branches are functions
  flow.parallel('Values', [1, 2])
})

workflow('try', (flow) => {
  const value = flow
    .try(() => flow.task('A', lambda.invoke, { FunctionName: 'f' }).StatusCode)
    .on(['One', 'Two'], (error) => ({ why: error.Cause }))
    .catch((error) => error.Error)
  expectTypeOf(value).toEqualTypeOf<number | { why: string } | string>()
  // @ts-expect-error the last handler closes the try
  flow.try(() => 1).catch(() => 2).on('E', () => 3)
  // @ts-expect-error an error has Error and Cause
  flow.try(() => 1).catch((error) => error.message)
})

workflow('polling', (flow) => {
  const seen = flow.pollUntil('Seen', { every: '1 minute', check: () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'f' }), until: (look) => look.done, attempts: 3 })
  expectTypeOf(seen).toEqualTypeOf<{ done: boolean }>()
  // @ts-expect-error a test yields true or false
  flow.pollUntil('Seen', { every: 60, check: () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'f' }), until: () => 'yes', attempts: 3 })
  // @ts-expect-error how often is not said
  flow.pollUntil('Seen', { check: () => 1, until: () => true })
  // @ts-expect-error "minits" are no unit
  flow.pollUntil('Seen', { every: '1 minits', check: () => 1, until: () => true })
})

workflow('tokens', (flow) => {
  const answer = flow.waitForTaskToken('Ask', lambda.invoke, (token: TaskToken<{ approver: string }>) => ({ FunctionName: 'f', Payload: { token } }))
  expectTypeOf(answer).toEqualTypeOf<{ approver: string }>()
  // @ts-expect-error a misspelt argument
  flow.waitForTaskToken('Ask', lambda.invoke, (token: TaskToken<string>) => ({ FunctionNam: 'f', Payload: { token } }))
  // @ts-expect-error a misspelt argument that may be left out
  flow.waitForTaskToken('Ask', lambda.invoke, (token: TaskToken<string>) => ({ FunctionName: 'f', Payload: { token }, Qualifer: 'x' }))
  // @ts-expect-error the same, of a token of no type
  flow.waitForTaskToken('Ask', lambda.invoke, (token) => ({ FunctionName: 'f', Payload: { token }, Qualifer: 'x' }))
  // @ts-expect-error a member that nobody knows, deep in the arguments
  flow.waitForTaskToken('Ask', ecs.runTask, (token: TaskToken<string>) => ({ TaskDefinition: 't', Overrides: { ContainerOverrides: [{ Name: 'c', Environment: [{ Name: 'T', Value: token, Typ: 'x' }] }] } }))
  // @ts-expect-error the same, of a token of no type, in an object with names of the author's
  flow.waitForTaskToken('Ask', sqs.sendMessage, (token) => ({ QueueUrl: 'q', MessageBody: { token }, MessageAttributes: { mine: { DataType: 'String', StringVal: 'x' } } }))
  flow.waitForTaskToken('Ask', ecs.runTask, (token: TaskToken<string>) => ({
    TaskDefinition: 't', NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['s', () => 't'] } }, Overrides: { ContainerOverrides: [{ Name: 'c', Environment: [{ Name: 'T', Value: token }, { Name: 'N', Value: () => 'n' }] }] },
  }))
  flow.waitForTaskToken('Ask', sqs.sendMessage, (token) => ({ QueueUrl: 'q', MessageBody: { token, any: [{ thing: 1 }] }, MessageAttributes: { mine: { DataType: 'String', StringValue: 'x' } } }))
  // @ts-expect-error CodeBuild cannot wait for a token
  flow.waitForTaskToken('Build', codebuild.startBuild, (token) => ({ ProjectName: token }))
})

workflow('nesting', (flow) => {
  const child = workflow('child', (_flow, input: { pipelines: ('P1' | 'P2')[] }) => ({ last: input.pipelines }))
  expectTypeOf(flow.startExecutionSync('Run', child, { pipelines: ['P1'] }).last).toEqualTypeOf<('P1' | 'P2')[]>()
  expectTypeOf(flow.startExecution('Start', child, { pipelines: [] }).ExecutionArn).toEqualTypeOf<string>()
  // @ts-expect-error no such pipeline
  flow.startExecutionSync('Run', child, { pipelines: ['P4'] })
  // @ts-expect-error the input of the other workflow is missing
  flow.startExecution('Start', child, {})
})

interface Endpoint {
  readonly integration: 'api:call'
  readonly pattern: 'request-response'
  readonly resource: string
  readonly '~args'?: { readonly Method: 'GET' | 'POST'; readonly Body?: unknown; readonly Trace?: boolean }
}
declare const endpoint: Endpoint & { readonly waitForTaskToken: Endpoint }
workflow('literals of a waiting task', (flow, input: { on: boolean }) => {
  const { ok } = flow.waitForTaskToken('Call', endpoint, (token: TaskToken<{ ok: boolean }>) => ({ Method: 'POST', Body: { token }, Trace: () => input.on }))
  expectTypeOf(ok).toEqualTypeOf<boolean>()
  // @ts-expect-error no such method
  flow.waitForTaskToken('Call', endpoint, (token: TaskToken<string>) => ({ Method: 'PATCH', Body: { token } }))
})

workflow('distributed', (flow, input: { ids: string[] }) => {
  const one = flow.distributedMap('One', input.ids, { maxConcurrency: 5 }, (id, index) => ({ id, index }))
  expectTypeOf(one).toEqualTypeOf<{ id: string; index: number }[]>()
  const batches = flow.distributedMap('Batches', input.ids, { batch: { items: 10 } }, (ids) => ({ first: ids[0] }))
  expectTypeOf(batches).toEqualTypeOf<{ first: string | undefined }[]>()
  const written = flow.distributedMap('Written', input.ids, { batch: { bytes: 100 }, results: { bucket: 'b', outputType: 'JSONL' } }, (ids) => ids)
  expectTypeOf(written.ResultWriterDetails.Key).toEqualTypeOf<string>()
  // @ts-expect-error a batch is a list
  flow.distributedMap('No item', input.ids, { batch: { items: 10 } }, (ids) => ids.toUpperCase())
  // @ts-expect-error no such option
  flow.distributedMap('No option', input.ids, { type: 'EXPRESS' }, (id) => id)
  // @ts-expect-error no such member
  flow.distributedMap('No member', input.ids, { batch: { items: 10, byte: 1 } }, (ids) => ids)
  // @ts-expect-error results need a bucket
  flow.distributedMap('No bucket', input.ids, { results: { prefix: 'p' } }, (id) => id)
  // @ts-expect-error no such form
  flow.distributedMap('No form', input.ids, { results: { bucket: 'b', outputType: 'CSV' } }, (id) => id)
})
