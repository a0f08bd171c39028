import type { Json } from '@stepwright/asl'
import { mapTexts } from '../deployment/map-texts.js'
import { referenceIn, type ReferenceKind } from '../deployment/reference.js'
import { textParts } from '../deployment/text-parts.js'
import type { StackParameter } from '../deployment/stack.js'
import { parameterId } from './parameter-id.js'

/** Replaces the `${…}` of a document's texts by `Ref`, `Fn::GetAtt` and `Fn::Sub`. Other `${…}` are escaped where `Fn::Sub` would take them for its own. */
export type Intrinsics = (document: object | Json) => Json

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function intrinsicsFor(parameters: readonly StackParameter[]): Intrinsics {
  const names = new Map(parameters.map(({ name }) => [name, parameterId(name)]))
  const idOf = (token: string): string | undefined => names.get(token) ?? (pseudo.test(token) ? token : idOfReference(token))
  return (document) => mapTexts(document, (text) => intrinsic(text, idOf))
}

const pseudo = /^AWS::(?:AccountId|Partition|Region|StackId|StackName|URLSuffix)$/

function intrinsic(text: string, idOf: (token: string) => string | undefined): Json {
  const parts = textParts(text, (token) => idOf(token) !== undefined)
  const [first] = parts
  if (parts.every((part) => 'text' in part)) return text
  if (parts.length === 1 && first !== undefined && 'token' in first) {
    const [id = '', attribute] = (idOf(first.token) ?? '').split('.')
    return attribute === undefined ? { Ref: id } : { 'Fn::GetAtt': [id, attribute] }
  }
  return { 'Fn::Sub': parts.map((part) => ('token' in part ? `\${${idOf(part.token) ?? ''}}` : part.text.replaceAll(/\$\{(?=[^}]*\})/g, '${!'))).join('') }
}

function idOfReference(token: string): string | undefined {
  const found = referenceIn(token)
  return found && `${found.id}${suffixes[found.kind]}`
}

/** `Ref` of a machine is its ARN, of an API its id, of the others their names. */
const suffixes: { readonly [K in ReferenceKind]: string } = {
  'state-machine': 'StateMachine',
  'machine-name': 'StateMachine.Name',
  pipeline: 'Pipeline',
  bucket: 'Bucket',
  project: 'Project',
  function: 'Function.Arn',
  'function-name': 'Function',
  table: 'Table',
  'table-arn': 'Table.Arn',
  api: 'Api',
  'api-url': 'Api.ApiEndpoint',
}
