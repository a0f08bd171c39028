import type { JsonObject } from '@stepwright/asl'
import type { StackParameter } from '../deployment/stack.js'
import { variableName } from './variable-name.js'

/** Variables of a configuration. A text stands inside the JSON of a definition, where quotes and backslashes would break it. */
export function variableDeclarations(parameters: readonly StackParameter[], hasStackName: boolean): JsonObject {
  const declared = parameters.map(({ name, kind, usedBy }): [string, JsonObject] => {
    const variable = variableName(name)
    if (kind === 'number') return [variable, { type: 'number', description: `A number for ${usedBy.join(', ')}` }]
    const validation = { condition: `\${!can(regex("[\\"\\\\\\\\]", var.${variable}))}`, error_message: 'Quotes and backslashes cannot stand in a definition.' }
    return [variable, { type: 'string', description: `A ${kind.replaceAll('-', ' ')} for ${usedBy.join(', ')}`, validation }]
  })
  const stackName: [string, JsonObject][] = hasStackName ? [['stack_name', { type: 'string', description: 'Begins the names of what has to be named' }]] : []
  return Object.fromEntries([...stackName, ...declared])
}
