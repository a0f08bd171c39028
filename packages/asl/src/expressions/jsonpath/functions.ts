import { nearName } from '../../source/near-name.js'
import type { Json } from '../../model/json.js'

/** What a function of a path yields, or why it yields nothing. */
export type FunctionResult = { readonly value: Json } | { readonly message: string }

type PathFunction = (model: Json, given: readonly Json[]) => FunctionResult

/** Whether Jayway's library has a function of that name. */
export const isKnownFunction = (name: string): boolean => functions.has(name)

/** The cure for a name that `isKnownFunction` does not know. */
export function unknownFunctionHelp(name: string): { readonly help: string } {
  const near = nearName(name, functions.keys())
  return { help: near === undefined ? `use one of ${[...functions.keys()].join(', ')}` : `use "${near}"` }
}

/** Calls the function `name` behind the value `model`. The parser lets only known names through. */
export function callFunction(name: string, model: Json, given: readonly Json[]): FunctionResult {
  return functions.get(name)?.(model, given) ?? { message: `there is no function "${name}"` }
}

/**
 * The functions of Jayway's library.
 *
 * @see https://github.com/json-path/JsonPath#functions
 */
const functions = new Map<string, PathFunction>([
  ['length', length],
  ['size', length],
  ['min', (model, given) => aggregate(model, given, (numbers) => numbers.reduce((a, b) => Math.min(a, b)))],
  ['max', (model, given) => aggregate(model, given, (numbers) => numbers.reduce((a, b) => Math.max(a, b)))],
  ['avg', (model, given) => aggregate(model, given, (numbers) => sum(numbers) / numbers.length)],
  ['sum', (model, given) => aggregate(model, given, sum)],
  ['stddev', (model, given) => aggregate(model, given, deviation)],
  ['keys', (model) => (isObject(model) ? { value: Object.keys(model) } : { message: 'keys() needs an object' })],
  ['concat', concat],
  ['append', (model, given) => (isArray(model) ? { value: [...model, ...given] } : { message: 'append() needs an array' })],
  ['first', (model) => itemAt('first', model, 0)],
  ['last', (model) => itemAt('last', model, -1)],
  ['index', (model, [index]) => (typeof index === 'number' ? itemAt('index', model, index) : { message: 'index() needs a number' })],
])

/** How many items an array or members an object has; of anything else, null. */
function length(model: Json, [given]: readonly Json[]): FunctionResult {
  const counted = given === undefined ? model : given
  if (isArray(counted)) return { value: counted.length }
  return { value: isObject(counted) ? Object.keys(counted).length : null }
}

/** Works on the numbers of an array and on those among the arguments; everything else is left out. */
function aggregate(model: Json, given: readonly Json[], combine: (numbers: readonly number[]) => number): FunctionResult {
  const numbers = [...(isArray(model) ? model : []), ...given.flat()].filter((item): item is number => typeof item === 'number')
  return numbers.length === 0 ? { message: 'there are no numbers to work on' } : { value: combine(numbers) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Of the whole population, not of a sample. */
function deviation(numbers: readonly number[]): number {
  const mean = sum(numbers) / numbers.length
  return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / numbers.length)
}

/** The strings of an array, then the arguments as text. */
function concat(model: Json, given: readonly Json[]): FunctionResult {
  const own = isArray(model) ? model.filter((item) => typeof item === 'string') : []
  const more = given.flat().filter((item) => item !== null)
  return { value: [...own, ...more].map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('') }
}

function itemAt(name: string, model: Json, index: number): FunctionResult {
  const item = isArray(model) ? model.at(index) : undefined
  return item === undefined ? { message: `${name}() finds no item` } : { value: item }
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)
const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !isArray(value)
