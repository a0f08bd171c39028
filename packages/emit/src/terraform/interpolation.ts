import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import { referenceIn, type ReferenceKind } from '../deployment/reference.js'
import type { StackParameter } from '../deployment/stack.js'
import { textParts } from '../deployment/text-parts.js'
import { labelOf } from './label-of.js'
import { variableName } from './variable-name.js'

/** A document for `.tf.json`: every text is a template there, so what the deployment gives is interpolated and all else escaped. */
export type Interpolate = <T extends Json>(document: T) => T

/**
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function interpolationFor(parameters: readonly StackParameter[]): Interpolate {
  const names = new Map(parameters.map(({ name }) => [name, `var.${variableName(name)}`]))
  const expressionOf = (token: string): string | undefined => names.get(token) ?? places[token] ?? expressionOfReference(token)
  const change = (text: string): string =>
    joined(textParts(text, (token) => expressionOf(token) !== undefined).map((part) => ('text' in part ? escaped(part.text) : `\${${expressionOf(part.token) ?? ''}}`)))
  const walk = (json: Json): Json => {
    if (typeof json === 'string') return change(json)
    if (Array.isArray(json)) return json.map(walk)
    return isObject(json) ? Object.fromEntries(Object.entries(json).map(([key, value]) => [change(key), walk(value)])) : json
  }
  // texts become texts, so the shape stays
  return <T extends Json>(document: T) => walk(document) as T
}

/** A text in which nothing is interpolated. */
export function escaped(text: string): string {
  return text.replaceAll(/[$%]\{/g, (found) => `${found.slice(0, 1)}${found}`)
}

/** A dollar before an interpolation would escape it, so it is interpolated too. */
export function joined(parts: readonly string[]): string {
  return parts.map((part, at) => (part.endsWith('$') && parts[at + 1]?.startsWith('${') ? `${part.slice(0, -1)}\${"$"}` : part)).join('')
}

/** The place, and the name that takes a stack's place; `main.tf.json` declares them. */
export const places: { readonly [token: string]: string } = {
  'AWS::AccountId': 'local.account',
  'AWS::Partition': 'local.partition',
  'AWS::Region': 'local.region',
  'AWS::StackName': 'var.stack_name',
}

/** Where the locals of the place come from. */
export const placeLocals: JsonObject = {
  account: '${data.aws_caller_identity.current.account_id}',
  partition: '${data.aws_partition.current.partition}',
  region: '${data.aws_region.current.id}',
}

function expressionOfReference(token: string): string | undefined {
  const found = referenceIn(token)
  return found && attributes[found.kind](labelOf(found.id))
}

const attributes: { readonly [K in ReferenceKind]: (label: string) => string } = {
  'state-machine': (label) => `aws_sfn_state_machine.${label}.arn`,
  'machine-name': (label) => `aws_sfn_state_machine.${label}.name`,
  pipeline: (label) => `aws_codepipeline.${label}.name`,
  bucket: (label) => `aws_s3_bucket.${label}.bucket`,
  project: (label) => `aws_codebuild_project.${label}.name`,
  function: (label) => `aws_lambda_function.${label}.arn`,
  'function-name': (label) => `aws_lambda_function.${label}.function_name`,
  table: (label) => `aws_dynamodb_table.${label}.name`,
  'table-arn': (label) => `aws_dynamodb_table.${label}.arn`,
  api: (label) => `aws_apigatewayv2_api.${label}.id`,
  'api-url': (label) => `aws_apigatewayv2_api.${label}.api_endpoint`,
}
