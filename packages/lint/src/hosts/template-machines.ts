import { child, isObject, spanAt, type Definition, type Pointer, type SourceText, type Syntax } from '@stepwright/asl'
import type { Hosted, HostedFile, HostedMachine, Substitutions } from './hosted-machine.js'
import { intrinsicOf, placeholderOf } from './intrinsic.js'
import { partSyntax, textSyntax } from './inner-syntax.js'
import { joinTexts, placedText, writtenText, type InnerText } from './text-map.js'

const types: { readonly [type: string]: string } = {
  'AWS::StepFunctions::StateMachine': 'StateMachineType',
  'AWS::Serverless::StateMachine': 'Type',
}

/**
 * The machines of a CloudFormation or SAM template, what `cdk synth` writes among them.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
 */
export function templateMachines(document: { readonly [member: string]: unknown }, source: SourceText, yaml: Syntax | undefined): Hosted {
  const resources = document['Resources']
  const found = !isObject(resources) ? [] : Object.entries(resources).map(([name, resource]) => machineOf(name, resource, source, yaml))
  return { machines: found.flatMap((each) => (each !== undefined && 'syntax' in each ? [each] : [])), files: found.flatMap((each) => (each !== undefined && 'path' in each ? [each] : [])) }
}

function machineOf(name: string, resource: unknown, source: SourceText, yaml: Syntax | undefined): HostedMachine | HostedFile | undefined {
  if (!isObject(resource) || typeof resource['Type'] !== 'string') return undefined
  const typeMember = Object.hasOwn(types, resource['Type']) ? types[resource['Type']] : undefined
  const properties = resource['Properties']
  if (typeMember === undefined || !isObject(properties)) return undefined
  const base: Pointer = child(child(child('', 'Resources'), name), 'Properties')
  const common = { name, ...typeOf(properties[typeMember]), ...substitutionsOf(properties['DefinitionSubstitutions'], child(base, 'DefinitionSubstitutions'), source) }
  const at = (member: string) => ({ pointer: child(base, member), span: spanAt(source, child(base, member), 'value') })
  if (isObject(properties['Definition']) && intrinsicOf(properties['Definition']) === undefined)
    return { ...common, ...at('Definition'), raw: properties['Definition'], syntax: partSyntax(properties['Definition'], child(base, 'Definition'), source) }
  if (typeof properties['DefinitionUri'] === 'string') return { ...common, ...at('DefinitionUri'), path: properties['DefinitionUri'] }
  const written = properties['DefinitionString']
  const text = textAt(written, child(base, 'DefinitionString'), source)
  if (text === undefined) return undefined
  // a definition in YAML inside a template is read by SAM and by no one else, but JSON is YAML too
  const isJson = /^\s*[{$]/.test(text.text) || yaml === undefined
  return { ...common, ...at('DefinitionString'), raw: rawTexts(written), syntax: isJson ? textSyntax(text, source.syntax) : textSyntax(text, source.syntax, yaml) }
}

/** Texts of a definition that the template leaves alone: those outside `Sub`. */
function rawTexts(value: unknown): unknown {
  const intrinsic = intrinsicOf(value)
  return intrinsic?.name === 'Join' && Array.isArray(intrinsic.argument) ? intrinsic.argument[1] : value
}

function typeOf(value: unknown): { readonly type?: Definition['type'] } {
  if (value === undefined) return { type: 'STANDARD' }
  return value === 'EXPRESS' || value === 'STANDARD' ? { type: value } : {}
}

function substitutionsOf(value: unknown, pointer: Pointer, source: SourceText): { readonly substitutions?: Substitutions } {
  const names = isObject(value) && intrinsicOf(value) === undefined ? Object.keys(value) : []
  return { substitutions: { names, pointer, spanOf: (name) => spanAt(source, child(pointer, name), 'key') } }
}

/** The text that a value comes to, with `${Name}` for what is computed; `undefined` where nothing can be told of it. */
export function textAt(value: unknown, pointer: Pointer, source: SourceText): InnerText | undefined {
  const span = spanAt(source, pointer, 'value')
  if (typeof value === 'string') return writtenText(source.text, unquotedTag(source.text, span), value)
  const intrinsic = intrinsicOf(value)
  if (intrinsic === undefined) return undefined
  const { name, argument, member } = intrinsic
  const at = child(pointer, member)
  if (name === 'Sub') return Array.isArray(argument) ? textAt(argument[0], child(at, 0), source) : textAt(argument, at, source)
  if (name === 'Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
    const list: readonly unknown[] = argument[1]
    return joinTexts(list.map((piece, index) => textAt(piece, child(child(at, 1), index), source) ?? placedText(placeholder(piece), spanAt(source, child(child(at, 1), index), 'value'))), String(argument[0]))
  }
  // an object that the deployment makes a text of
  if (name === 'ToJsonString') return undefined
  return placedText(placeholderOf(intrinsic), span)
}

function placeholder(piece: unknown): string {
  const intrinsic = intrinsicOf(piece)
  return intrinsic === undefined ? String(piece) : placeholderOf(intrinsic)
}

/** A span that begins with a tag, as `!Sub "…"`, without it. */
function unquotedTag(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const tag = /^![\w:]+\s+/.exec(text.slice(start, Math.min(end, start + 80)))
  return { start: start + (tag?.[0].length ?? 0), end }
}
