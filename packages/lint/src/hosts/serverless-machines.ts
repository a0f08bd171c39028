import { child, isObject, spanAt, type Pointer, type SourceText } from '@stepwright/asl'
import type { Hosted } from './hosted-machine.js'
import { intrinsicOf } from './intrinsic.js'
import { partSyntax } from './inner-syntax.js'

/**
 * The machines of a serverless.yml with the plugin serverless-step-functions.
 *
 * @see https://www.serverless.com/plugins/serverless-step-functions
 */
export function serverlessMachines(document: { readonly [member: string]: unknown }, source: SourceText): Hosted {
  const section = document['stepFunctions']
  const machines = isObject(section) ? section['stateMachines'] : undefined
  if (!isObject(machines)) return { machines: [], files: [] }
  const base: Pointer = child(child('', 'stepFunctions'), 'stateMachines')
  return {
    machines: Object.entries(machines).flatMap(([name, machine]) => {
      const definition = isObject(machine) ? machine['definition'] : undefined
      if (!isObject(machine) || !isObject(definition) || intrinsicOf(definition) !== undefined) return []
      const pointer = child(child(base, name), 'definition')
      const type = machine['type']
      return [{ name, pointer, span: spanAt(source, pointer, 'value'), syntax: partSyntax(definition, pointer, source), ...(type === 'EXPRESS' || type === 'STANDARD' ? { type } : {}) }]
    }),
    files: [],
  }
}
