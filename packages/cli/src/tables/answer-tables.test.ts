import type { JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { answerTables } from './answer-tables.js'
import { readCondition } from './condition.js'
import type { Item } from './item.js'
import { updated } from './update.js'

const item: Item = { id: { S: 'a' }, n: { N: '5' }, name: { S: 'Ada' }, tags: { SS: ['x', 'y'] }, list: { L: [{ N: '1' }, { S: 'b' }] }, deep: { M: { a: { M: { b: { N: '7' } } } } }, none: { NULL: true }, long: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'd' }] }, rows: { L: [{ L: [] }, { L: [{ S: 'x' }, { S: 'y' }, { S: 'z' }] }] } }
const values = { ':n': { N: '5.0' }, ':low': { N: '1' }, ':ten': { N: '10' }, ':ada': { S: 'Ada' }, ':x': { S: 'x' }, ':s': { S: 'S' }, ':seven': { N: '7' }, ':two': { N: '2' }, ':set': { SS: ['y', 'z'] }, ':l': { L: [{ S: 'c' }] } }
const substitutes = { ExpressionAttributeNames: { '#name': 'name', '#gone': 'gone' }, ExpressionAttributeValues: values }

describe('a condition', () => {
  it.each([
    'n = :n', '#name = :ada', 'n <> :ten', '#gone <> :n', 'n >= :n AND n < :ten', 'n BETWEEN :low AND :ten', 'n IN (:low, :n)', 'NOT n > :n',
    'attribute_exists(n)', 'attribute_not_exists(#gone)', 'attribute_type(#name, :s)', 'begins_with(#name, :ada)', 'contains(tags, :x)', 'contains(list, :low)',
    'size(tags) = :two', 'size(list) > :low', 'deep.a.b = :seven', 'list[0] = :low', '#gone = :n OR (n = :n AND NOT #gone = :n)', 'attribute_exists(id) and n = :n',
  ])('%s holds', (text) => expect(readCondition(text, substitutes)(item)).toBe(true))

  it.each(['n = :ada', '#gone = :n', '#gone < :n', 'n > :n', 'NOT attribute_exists(n)', 'list[5] = :low', 'n = :low OR n = :ten', 'NOT (n = :n OR n = :low)', 'n < :ada'])('%s does not', (text) => expect(readCondition(text, substitutes)(item)).toBe(false))

  it.each(['n =', 'n ~ :n', 'n = :unknown', '#unknown = :n', 'n = :n n', '(n = :n', 'n NOT = :n', 'n NOT BETWEEN :low AND :ten', 'n NOT IN (:low, :n)', 'constructor(n)'])('%s cannot be read', (text) => expect(() => readCondition(text, substitutes)).toThrow())
})

describe('an update', () => {
  it.each<[string, object]>([
    ['SET n = n + :two', { n: { N: '7' } }],
    ['SET n = :ten - n, fresh = :ada', { n: { N: '5' }, fresh: { S: 'Ada' } }],
    ['SET #gone = if_not_exists(#gone, :ten), n = if_not_exists(n, :ten)', { gone: { N: '10' }, n: { N: '5' } }],
    ['SET list = list_append(list, :l)', { list: { L: [{ N: '1' }, { S: 'b' }, { S: 'c' }] } }],
    ['SET deep.a.b = :two REMOVE list[0]', { deep: { M: { a: { M: { b: { N: '2' } } } } }, list: { L: [{ S: 'b' }] } }],
    ['set n = :two, list[1] = n', { n: { N: '2' }, list: { L: [{ N: '1' }, { N: '5' }] } }],
    ['ADD n :two, tags :set, #gone :two', { n: { N: '7' }, tags: { SS: ['x', 'y', 'z'] }, gone: { N: '2' } }],
    ['DELETE tags :set', { tags: { SS: ['x'] } }],
    ['REMOVE long[0], long[2]', { long: { L: [{ S: 'b' }, { S: 'd' }] } }],
    ['REMOVE long[1], long[0] SET long[2] = :n', { long: { L: [values[':n'], { S: 'd' }] } }],
    ['REMOVE long[1], deep.a SET long[9] = :n', { long: { L: [{ S: 'a' }, { S: 'c' }, { S: 'd' }, values[':n']] }, deep: { M: {} } }],
    ['REMOVE rows[0], rows[1][0], rows[1][1]', { rows: { L: [{ L: [{ S: 'z' }] }] } }],
  ])('%s', (text, changes) => expect(updated(item, text, substitutes).item).toMatchObject(changes))

  it('takes away what is removed', () => expect(updated(item, 'REMOVE #name, deep.a, #gone', substitutes).item).toEqual({ ...without('name'), deep: { M: {} } }))

  it.each(['n = :n', 'SET n', 'SET n = #gone', 'SET #gone.a = :n', 'SET n = #name + :n', 'ADD #name :ada'])('%s cannot be carried out', (text) => expect(() => updated(item, text, substitutes)).toThrow())
})

describe('a table', () => {
  const service = () => {
    const answer = answerTables([{ kind: 'table', name: 'T', key: 'id', site: undefined, uses: [], parameters: [] }])
    return async (operation: string, request: JsonObject): Promise<object> => {
      const told = await answer({ method: 'POST', url: '/', headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` }, body: JSON.stringify({ TableName: 'T', ...request }), bytes: new Uint8Array() })
      return { status: told?.status, ...(JSON.parse(String(told?.body ?? '{}')) as object) }
    }
  }
  const Key = { id: { S: 'a' } }

  it('puts once, updates what is as expected, and deletes', async () => {
    const call = service()
    const put = { Item: { ...Key, n: { N: '1' } }, ConditionExpression: 'attribute_not_exists(id)' }
    expect(await call('PutItem', put)).toEqual({ status: 200 })
    expect(await call('PutItem', put)).toMatchObject({ status: 400, __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException' })
    const update = { Key, UpdateExpression: 'SET n = :two', ConditionExpression: 'n = :one', ExpressionAttributeValues: { ':one': { N: '1' }, ':two': { N: '2' } }, ReturnValues: 'ALL_NEW' }
    expect(await call('UpdateItem', update)).toEqual({ status: 200, Attributes: { ...Key, n: { N: '2' } } })
    expect(await call('UpdateItem', update)).toMatchObject({ status: 400 })
    expect(await call('GetItem', { Key, ProjectionExpression: '#n', ExpressionAttributeNames: { '#n': 'n' } })).toEqual({ status: 200, Item: { n: { N: '2' } } })
    expect(await call('Scan', { FilterExpression: 'n > :one', ExpressionAttributeValues: { ':one': { N: '1' } } })).toMatchObject({ Count: 1, ScannedCount: 1 })
    expect(await call('Query', { KeyConditionExpression: 'id = :b', ExpressionAttributeValues: { ':b': { S: 'b' } } })).toMatchObject({ Count: 0, Items: [] })
    expect(await call('DeleteItem', { Key, ReturnValues: 'ALL_OLD' })).toMatchObject({ Attributes: { n: { N: '2' } } })
    expect(await call('GetItem', { Key })).toEqual({ status: 200 })
  })

  it.each<[string, string, JsonObject, string]>([
    ['a table that nobody declared', 'GetItem', { TableName: 'U', Key }, 'ResourceNotFoundException'],
    ['a key of another name', 'GetItem', { Key: { other: { S: 'a' } } }, 'ValidationException'],
    ['a key that changes', 'UpdateItem', { Key, UpdateExpression: 'SET id = :b', ExpressionAttributeValues: { ':b': { S: 'b' } } }, 'ValidationException'],
    ['an operation that is not here', 'TransactWriteItems', {}, 'UnknownOperationException'],
    ['what every object has', 'toString', {}, 'UnknownOperationException'],
    ['what makes every object', 'constructor', {}, 'UnknownOperationException'],
  ])('refuses %s', async (_, operation, request, type) => expect(await service()(operation, request)).toMatchObject({ status: 400, __type: expect.stringContaining(`#${type}`) as string }))

  it.each(['', '{', '[]', 'null'])('refuses a request whose body is "%s"', async (body) => {
    const told = await answerTables([])({ method: 'POST', url: '/', headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, body, bytes: new Uint8Array() })
    expect(told?.status).toBe(400)
    expect(JSON.parse(String(told?.body))).toMatchObject({ __type: 'com.amazon.coral.service#SerializationException' })
  })
})

function without(name: string): Item {
  return Object.fromEntries(Object.entries(item).filter(([one]) => one !== name))
}
