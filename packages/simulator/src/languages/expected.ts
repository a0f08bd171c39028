import type { Json } from '@stepwright/asl'

/** A type that a field must yield, and the word AWS has for it. */
export interface Expected<T extends Json> {
  readonly type: string
  readonly holds: (value: Json) => value is T
}

export const anArray: Expected<readonly Json[]> = { type: 'array', holds: (value): value is readonly Json[] => Array.isArray(value) }
export const aBoolean: Expected<boolean> = { type: 'boolean', holds: (value) => typeof value === 'boolean' }
export const aString: Expected<string> = { type: 'string', holds: (value) => typeof value === 'string' }
export const aNumber: Expected<number> = { type: 'number', holds: (value) => typeof value === 'number' }
export const anInteger: Expected<number> = {
  type: 'integer',
  holds: (value): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0,
}
