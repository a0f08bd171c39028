/**
 * The calls an expression may make, with how they read in an error message. A method is named after the receiver's
 * type: `string.includes` and `array.includes` are two. One row here, one lowering in `lower/jsonata/calls.ts`.
 */
export const calls = {
  'array.at': 'array.at(index)',
  'array.concat': 'array.concat(list)',
  'array.every': 'array.every(test)',
  'array.filter': 'array.filter(test)',
  'array.find': 'array.find(test)',
  'array.includes': 'array.includes(value)',
  'array.join': 'array.join(separator)',
  'array.length': 'array.length',
  'array.map': 'array.map(each)',
  'array.reduce': 'array.reduce(step, start)',
  'array.slice': 'array.slice(start, end)',
  'array.some': 'array.some(test)',
  'string.endsWith': 'string.endsWith(text)',
  'string.includes': 'string.includes(text)',
  'string.length': 'string.length',
  'string.padEnd': 'string.padEnd(length, text)',
  'string.padStart': 'string.padStart(length, text)',
  'string.replace': 'string.replace(text, by)',
  'string.replaceAll': 'string.replaceAll(text, by)',
  'string.slice': 'string.slice(start, end)',
  'string.split': 'string.split(separator)',
  'string.startsWith': 'string.startsWith(text)',
  'string.toLowerCase': 'string.toLowerCase()',
  'string.toUpperCase': 'string.toUpperCase()',
  'string.trim': 'string.trim()',
  'Array.isArray': 'Array.isArray(value)',
  'JSON.parse': 'JSON.parse(text)',
  'JSON.stringify': 'JSON.stringify(value)',
  'Math.abs': 'Math.abs(number)',
  'Math.ceil': 'Math.ceil(number)',
  'Math.floor': 'Math.floor(number)',
  'Math.max': 'Math.max(…numbers)',
  'Math.min': 'Math.min(…numbers)',
  'Math.pow': 'Math.pow(base, exponent)',
  'Math.round': 'Math.round(number)',
  'Math.sign': 'Math.sign(number)',
  'Math.sqrt': 'Math.sqrt(number)',
  'Math.trunc': 'Math.trunc(number)',
  'Object.entries': 'Object.entries(value)',
  'Object.keys': 'Object.keys(value)',
  'Object.values': 'Object.values(value)',
  'Set.size': 'new Set(list).size',
  base64Decode: 'base64Decode(text)',
  base64Encode: 'base64Encode(text)',
  fromMillis: 'fromMillis(milliseconds)',
  hash: 'hash(text, algorithm)',
  now: 'now()',
  partition: 'partition(list, size)',
  random: 'random()',
  randomInteger: 'randomInteger(start, end)',
  range: 'range(first, last, step)',
  toMillis: 'toMillis(time)',
  unique: 'unique(list)',
  uuid: 'uuid()',
  Boolean: 'Boolean(value)',
  Number: 'Number(value)',
  String: 'String(value)',
} as const

/** The name of a call that an expression may make. */
export type CallName = keyof typeof calls

/** Whether an expression may make this call. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}
