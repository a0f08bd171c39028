import { formatJson, writeMachine, type Json, type JsonObject } from '@stepwright/asl'
import type { EmittedFile } from '../emitter/emitted-file.js'
import { mapTexts } from '../deployment/map-texts.js'
import type { StackMachine } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import type { Intrinsics } from './intrinsic.js'
import { parameterId } from './parameter-id.js'

/** A machine's definition: as properties, or as a file that the template names. */
export interface WrittenDefinition {
  readonly properties: JsonObject
  readonly files: readonly EmittedFile[]
}

/**
 * The definition as an object, so that a diff of templates reads like one of definitions; as a text where a number is a parameter:
 * substitution happens in the text, and would leave quotes round it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 */
export function definitionProperties(machine: StackMachine, { as, uri, intrinsics }: DefinitionContext): WrittenDefinition {
  const { definition, bound } = machine
  const substitutions = Object.fromEntries(
    definition.parameters.map(({ name }) => [parameterId(name), intrinsics(bound[name] ?? `\${${name}}`)]),
  )
  const document = withKeys(writeMachine(definition.machine), definition.parameters.map(({ name }) => name))
  const numbers = definition.parameters.filter(({ kind }) => kind === 'number').map(({ name }) => parameterId(name))
  const given = Object.keys(substitutions).length === 0 ? {} : { DefinitionSubstitutions: substitutions }
  if (as === 'files') {
    const path = `${definition.name}.asl.json`
    return { properties: { [uri]: path, ...given }, files: [{ path, text: unquoted(formatJson(document), numbers) }] }
  }
  const asText = (numbers.length > 0 || as === 'text') && unquoted(JSON.stringify(document), numbers)
  return { properties: { ...(asText ? { DefinitionString: asText } : { Definition: document }), ...given }, files: [] }
}

/** How definitions are written. */
export interface DefinitionContext {
  readonly as: NonNullable<StackOptions['definitions']>
  /** The property that names a file: CloudFormation and SAM call it by different names. */
  readonly uri: 'DefinitionS3Location' | 'DefinitionUri'
  readonly intrinsics: Intrinsics
}

/** Placeholders under the names of their substitutions, which hold letters and digits alone. */
function withKeys(document: Json, names: readonly string[]): JsonObject {
  const changed = names.filter((name) => parameterId(name) !== name)
  return mapTexts(document, (text) => changed.reduce((so, name) => so.replaceAll(`\${${name}}`, `\${${parameterId(name)}}`), text)) as JsonObject
}

function unquoted(text: string, numbers: readonly string[]): string {
  return numbers.reduce((so, name) => so.replaceAll(`"\${${name}}"`, `\${${name}}`), text)
}
