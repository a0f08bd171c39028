import type { Diagnostic } from './diagnostic.js'

/** A value, if one could be made, and everything there is to say about it. */
export interface Outcome<T> {
  readonly value: T | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Whether `diagnostics` holds an error: the value, if there is one, must not be shipped. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}
