import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import type { AnswerOthers } from '@stepwright/simulator/local'
import type { TableResource } from '@stepwright/workflow'
import { BadExpression, expressionReader } from './expression-reader.js'
import { readCondition } from './condition.js'
import { typeOf, valueAt, withValue, type Attribute, type Item } from './item.js'
import { updated } from './update.js'

/** A table in memory: its items, by their keys as JSON. */
interface Table {
  readonly key: string
  readonly items: Map<string, Item>
}

/** What an operation answers; `type` is that of an error. */
type Answer = JsonObject | { readonly type: string; readonly message: string }

/**
 * Answers DynamoDB's operations on single items, Query and Scan, for tables that are declared; they live as long as the process. For all else there is DynamoDB Local.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
export function answerTables(declared: readonly TableResource[]): AnswerOthers {
  const tables = new Map<string, Table>(declared.map(({ name, key }) => [name, { key, items: new Map() }]))
  return async ({ headers, body }) => {
    const operation = /^DynamoDB_20120810\.(\w+)$/.exec(headers['x-amz-target'] ?? '')?.[1]
    if (operation === undefined) return undefined
    const request = objectIn(body)
    const answer = request === undefined ? { type: 'SerializationException', message: 'the request is no JSON object' } : answered(tables, operation, request)
    const failed = 'type' in answer && typeof answer['type'] === 'string'
    const type = failed ? `${spaces[String(answer['type'])] ?? 'com.amazonaws.dynamodb.v20120810'}#${String(answer['type'])}` : ''
    return { status: failed ? 400 : 200, headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': crypto.randomUUID() }, body: JSON.stringify(failed ? { __type: type, message: answer['message'] } : answer) }
  }
}

function objectIn(body: string): JsonObject | undefined {
  try {
    const value = JSON.parse(body) as Json
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Where the types of errors are from that DynamoDB shares with other services. @see https://github.com/amazon-archives/aws-sdk-unity/issues/54 */
const spaces: { readonly [type: string]: string } = { ValidationException: 'com.amazon.coral.validate', SerializationException: 'com.amazon.coral.service' }

function answered(tables: ReadonlyMap<string, Table>, operation: string, request: JsonObject): Answer {
  const act = Object.hasOwn(operations, operation) ? operations[operation] : undefined
  if (act === undefined) return { type: 'UnknownOperationException', message: `"${operation}" is not known here: for more than single items, set AWS_ENDPOINT_URL_DYNAMODB to DynamoDB Local` }
  const named = String(request['TableName'] ?? '').replace(/^.*:table\//, '')
  const table = tables.get(named)
  if (table === undefined) return { type: 'ResourceNotFoundException', message: `Requested resource not found: Table: ${named} not found` }
  try {
    return act(table, request)
  } catch (thrown) {
    if (thrown instanceof BadExpression) return { type: 'ValidationException', message: thrown.message }
    throw thrown
  }
}

const conditionFailed = { type: 'ConditionalCheckFailedException', message: 'The conditional request failed' }

const operations: { readonly [name: string]: (table: Table, request: JsonObject) => Answer } = {
  GetItem: (table, request) => {
    const item = table.items.get(keyOf(table, request['Key']))
    return item === undefined ? {} : { Item: projected(item, request) }
  },
  PutItem: (table, request) => {
    const key = keyOf(table, request['Item'], false)
    const old = table.items.get(key)
    if (!isMet(old, request)) return conditionFailed
    table.items.set(key, request['Item'] as Item)
    return old !== undefined && request['ReturnValues'] === 'ALL_OLD' ? { Attributes: old } : {}
  },
  DeleteItem: (table, request) => {
    const key = keyOf(table, request['Key'])
    const old = table.items.get(key)
    if (!isMet(old, request)) return conditionFailed
    table.items.delete(key)
    return old !== undefined && request['ReturnValues'] === 'ALL_OLD' ? { Attributes: old } : {}
  },
  UpdateItem: (table, request) => {
    const key = keyOf(table, request['Key'])
    const old = table.items.get(key)
    if (!isMet(old, request)) return conditionFailed
    const { item, touched } = updated(old ?? (request['Key'] as Item), textIn(request, 'UpdateExpression') ?? '', request)
    if (touched.includes(table.key)) throw new BadExpression(`One or more parameter values were invalid: Cannot update attribute ${table.key}. This attribute is part of the key`)
    table.items.set(key, item)
    const parts = (of: Item): Item => Object.fromEntries(Object.entries(of).filter(([name]) => touched.includes(name)))
    const returned = { ALL_OLD: old, UPDATED_OLD: old && parts(old), ALL_NEW: item, UPDATED_NEW: parts(item) }[String(request['ReturnValues'])]
    return returned === undefined ? {} : { Attributes: returned }
  },
  Query: (table, request) => found(table, request, textIn(request, 'KeyConditionExpression')),
  Scan: (table, request) => found(table, request, undefined),
}

function found({ items }: Table, request: JsonObject, key: string | undefined): JsonObject {
  const filter = textIn(request, 'FilterExpression')
  const seen = [...items.values()].filter(key === undefined ? () => true : readCondition(key, request))
  const kept = seen.filter(filter === undefined ? () => true : readCondition(filter, request))
  return { Count: kept.length, ScannedCount: seen.length, ...(request['Select'] === 'COUNT' ? {} : { Items: kept.map((item) => projected(item, request)) }) }
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html */
function projected(item: Item, request: JsonObject): Item {
  const text = textIn(request, 'ProjectionExpression')
  if (text === undefined) return item
  const reader = expressionReader(text, request)
  let made: Item = {}
  do {
    const path = reader.path()
    const value = valueAt(item, path)
    // of what lies deeper, its outermost attribute
    if (value !== undefined) made = withValue(made, path, value) ?? { ...made, [String(path[0])]: valueAt(item, path.slice(0, 1)) ?? value }
  } while (reader.take(','))
  return made
}

function isMet(item: Item | undefined, request: JsonObject): boolean {
  const condition = textIn(request, 'ConditionExpression')
  return condition === undefined || readCondition(condition, request)(item ?? {})
}

function keyOf({ key }: Table, given: Json | undefined, alone = true): string {
  const value = given !== undefined && isObject(given) ? given[key] : undefined
  const isKey = value !== undefined && isObject(value) && typeOf(value as Attribute) === 'S' && value['S'] !== ''
  if (!isKey || (alone && Object.keys(given as JsonObject).length !== 1)) throw new BadExpression('The provided key element does not match the schema')
  return JSON.stringify(value)
}

const textIn = (request: JsonObject, name: string): string | undefined => {
  const text = request[name]
  return typeof text === 'string' ? text : undefined
}
