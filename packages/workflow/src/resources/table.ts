import type { CallSite } from '@stepwright/asl'
import { parameterWord } from '../values/parameter-word.js'
import type { Placed } from '../values/placed.js'
import { deployedValue } from './deployed-value.js'
import type { Permission } from './permission.js'
import type { Deployed, TableResource } from './resource.js'

/** Options of a table. */
export interface TableOptions {
  /** The attribute that tells items apart, a text. */
  readonly key: string
  /** The attribute that holds when an item goes, in seconds since 1970. */
  readonly expires?: string
}

/** A DynamoDB table that is deployed with the workflows and functions that use it. */
export interface Table extends Deployed<TableResource> {
  /** Its name, for an environment variable or a `TableName`. */
  readonly name: string
  readonly arn: string
  /** A permission for some actions on the table: `decisions.allow('dynamodb:GetItem')`. */
  allow(...actions: readonly `dynamodb:${string}`[]): Permission
}

/** The verb `table`, as the compiler sees it. */
export interface TableVerb extends Placed {
  (name: string, options: TableOptions): Table
}

/**
 * Declares a DynamoDB table that is paid by the request, for what functions have to remember between two calls.
 *
 * @example
 * export const decisions = table('Decisions', { key: 'decisionId', expires: 'expiresAt' })
 * lambdaFunction('Notifier', { handler: './notify.ts', environment: { TABLE: decisions.name }, permissions: [decisions.allow('dynamodb:PutItem')] })
 * // "Environment": { "Variables": { "TABLE": { "Ref": "DecisionsTable" } } }
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export const table: TableVerb = verbAt(undefined)

function verbAt(site: CallSite | undefined): TableVerb {
  const verb = (name: string, options: TableOptions): Table => {
    const resource: TableResource = { kind: 'table', name, site, uses: [], parameters: [], ...options }
    const parameter = `${parameterWord(name)}Table`
    const arn = deployedValue({ parameter: `${parameter}Arn`, kind: 'arn', resource }, {})
    return {
      '~resource': resource,
      name: deployedValue({ parameter: `${parameter}Name`, kind: 'table', resource }, {}),
      arn,
      allow: (...actions) => ({ purpose: parameterWord(name), actions, resources: [arn] }),
    }
  }
  return Object.assign(verb, { '~at': (at: CallSite) => verbAt(at) })
}
