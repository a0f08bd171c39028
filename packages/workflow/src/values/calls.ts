/**
 * The calls an expression may make, with how they read in an error message. A method is named after the receiver's
 * type: `string.includes` and `array.includes` are two. One row here, one lowering in `lower/jsonata/calls.ts`.
 */
export const calls = {
  'array.every': 'array.every(test)',
  'array.filter': 'array.filter(test)',
  'array.includes': 'array.includes(value)',
  'array.join': 'array.join(separator)',
  'array.length': 'array.length',
  'array.map': 'array.map(each)',
  'array.some': 'array.some(test)',
  'string.endsWith': 'string.endsWith(text)',
  'string.includes': 'string.includes(text)',
  'string.length': 'string.length',
  'string.startsWith': 'string.startsWith(text)',
  'string.toLowerCase': 'string.toLowerCase()',
  'string.toUpperCase': 'string.toUpperCase()',
  'JSON.stringify': 'JSON.stringify(value)',
  'Math.abs': 'Math.abs(number)',
  'Math.ceil': 'Math.ceil(number)',
  'Math.floor': 'Math.floor(number)',
  'Math.max': 'Math.max(…numbers)',
  'Math.min': 'Math.min(…numbers)',
  String: 'String(value)',
} as const

/** The name of a call that an expression may make. */
export type CallName = keyof typeof calls

/** Whether an expression may make this call. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}
