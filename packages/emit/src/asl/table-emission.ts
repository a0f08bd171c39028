import type { TableResource } from '@stepwright/workflow'
import type { Emission } from '../emitter/emission.js'
import type { SystemResource } from '../emitter/system.js'
import { jsonFile } from './machine-emission.js'

/** The files of a table. */
export interface TableEmission extends Emission {
  readonly kind: 'table'
}

/**
 * What `aws dynamodb create-table --cli-input-json` reads and, where items expire, what `update-time-to-live` reads: a table is made without that.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
 */
export function emitTable({ resource, from }: SystemResource<TableResource>): TableEmission {
  const { name, key, expires } = resource
  const [path = '', ttl = ''] = tablePaths(resource)
  const table = jsonFile(path, {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  })
  const expiry = expires === undefined ? [] : [jsonFile(ttl, { TableName: name, TimeToLiveSpecification: { AttributeName: expires, Enabled: true } })]
  return { kind: 'table', name, from, files: [table, ...expiry] }
}

/** The names of its files. */
export function tablePaths({ name, expires }: TableResource): string[] {
  return [`${name}.table.json`, ...(expires === undefined ? [] : [`${name}.table.ttl.json`])]
}
