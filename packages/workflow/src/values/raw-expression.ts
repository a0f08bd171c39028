import type { Expression } from './expression.js'
import { carryTree } from './tree-value.js'

/**
 * An expression in JSONata, for what arrows cannot say. Its text is taken as it stands, without `{%` and `%}`.
 *
 * @example
 * flow.let('Shuffle', jsonata<string[]>('$shuffle($states.input.names)'))
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function jsonata<T>(text: string): Expression<T> {
  return raw(text, 'JSONata')
}

/** A path in JSONPath, for a workflow that is built with it. */
export function jsonPath<T>(text: string): Expression<T> {
  return raw(text, 'JSONPath')
}

function raw<T>(text: string, language: 'JSONata' | 'JSONPath'): Expression<T> {
  const never = (): never => {
    throw new Error(`${text} has a value only while the machine runs`)
  }
  return carryTree(never, { kind: 'raw', language, text: text.trim(), type: ['unknown'] })
}
