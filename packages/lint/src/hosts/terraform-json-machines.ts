import { child, isObject, spanAt, type Pointer, type SourceText } from '@stepwright/asl'
import type { Hosted, HostedMachine } from './hosted-machine.js'
import { textSyntax } from './inner-syntax.js'
import { writtenText } from './text-map.js'

/**
 * The machines of a plan (`terraform show -json`), and those of a `.tf.json` whose definition is a text.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function terraformJsonMachines(document: { readonly [member: string]: unknown }, source: SourceText): Hosted {
  const planned = isObject(document['planned_values']) ? document['planned_values']['root_module'] : undefined
  return { machines: [...inModule(planned, child(child('', 'planned_values'), 'root_module'), source), ...inConfiguration(document, source)], files: [] }
}

function inModule(module: unknown, pointer: Pointer, source: SourceText): HostedMachine[] {
  if (!isObject(module)) return []
  const { resources, child_modules: children } = module
  return [
    ...listOf(resources).flatMap((resource, index) => {
      const at = child(child(child(pointer, 'resources'), index), 'values')
      return isObject(resource) && resource['type'] === 'aws_sfn_state_machine' ? machineOf(String(resource['address'] ?? resource['name'] ?? ''), resource['values'], at, source) : []
    }),
    ...listOf(children).flatMap((inner, index) => inModule(inner, child(child(pointer, 'child_modules'), index), source)),
  ]
}

function inConfiguration({ resource }: { readonly [member: string]: unknown }, source: SourceText): HostedMachine[] {
  const machines = isObject(resource) ? resource['aws_sfn_state_machine'] : undefined
  if (!isObject(machines)) return []
  const base = child(child('', 'resource'), 'aws_sfn_state_machine')
  return Object.entries(machines).flatMap(([name, values]) => machineOf(name, values, child(base, name), source))
}

function machineOf(name: string, values: unknown, pointer: Pointer, source: SourceText): HostedMachine[] {
  const [definition, type] = isObject(values) ? [values['definition'], values['type']] : []
  // `${…}` around all of it is an expression of Terraform, and no text
  if (typeof definition !== 'string' || /^\s*\$\{(?!.*\}\s*\{)/s.test(definition)) return []
  const at = child(pointer, 'definition')
  const span = spanAt(source, at, 'value')
  return [{ name, pointer: at, span, syntax: textSyntax(writtenText(source.text, span, definition), source.syntax), ...(type === 'EXPRESS' || type === 'STANDARD' ? { type } : {}) }]
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
