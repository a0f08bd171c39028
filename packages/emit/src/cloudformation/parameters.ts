import type { JsonObject } from '@stepwright/asl'
import type { StackParameter } from '../deployment/stack.js'
import { parameterId } from './parameter-id.js'

/**
 * Parameters of a template. A text stands inside the JSON of a definition, where quotes and backslashes would break it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterDeclarations(parameters: readonly StackParameter[]): JsonObject {
  return Object.fromEntries(
    parameters.map(({ name, kind, usedBy }) => [
      parameterId(name),
      { Type: kind === 'number' ? 'Number' : 'String', Description: `${described(kind)} for ${usedBy.join(', ')}`, ...(kind === 'number' ? {} : { AllowedPattern: '[^"\\\\]*' }) },
    ]),
  )
}

function described(kind: string): string {
  if (kind === 'string') return 'A text'
  if (kind === 'number') return 'A number'
  const words = kind.replaceAll('-', ' ')
  return `${/^[aeiou]/.test(words) ? 'An' : 'A'} ${words}`
}
