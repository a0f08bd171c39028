import type { Json } from '@stepwright/asl'
import type { Setting } from './dialect.js'
import { aNumber, aString, anInteger } from './expected.js'

/** A number of seconds: the complaints were recorded with the SecondsPath of a Wait. */
export function secondsSetting(field: string): Setting<number> {
  const named = `The ${field}Path parameter`
  return {
    field,
    expected: anInteger,
    complaint: (value, path) => {
      if (value === undefined) return `${named} does not reference an input value: ${path}`
      if (typeof value !== 'number' || !Number.isInteger(value)) return `${named} cannot be parsed as a long value: ${path} == ${printed(value)}`
      return value < 0 ? `${named} references a negative value: ${path} == ${value}` : undefined
    },
  }
}

/** A count of items, failures or iterations: recorded with MaxConcurrencyPath and others. */
export function countSetting(field: string, location?: string): Setting<number> {
  return {
    field,
    expected: anInteger,
    ...(location === undefined ? {} : { location }),
    read: numberIn,
    complaint: (value, path) => {
      if (!isWhole(value)) return notAnInteger(field, value, path)
      return value < 0 ? `${field} cannot be negative.` : undefined
    },
  }
}

export const concurrencySetting = countSetting('MaxConcurrency')
export const toleratedCountSetting = countSetting('ToleratedFailureCount')

/** Below 0 the reader fails, not the state: recorded, "field MaxItems must be positive". */
export const maxItemsSetting: Setting<number> = {
  ...countSetting('MaxItems', 'ItemReader/ReaderConfig/MaxItems'),
  expected: aNumber,
  complaint: (value, path) => (isWhole(value) ? undefined : notAnInteger('MaxItems', value, path)),
}

/** Recorded with ToleratedFailurePercentagePath; the words for a number out of range are ours. */
export const percentageSetting: Setting<number> = {
  field: 'ToleratedFailurePercentage',
  expected: aNumber,
  read: numberIn,
  range: outOfPercent,
  complaint: (value, path) => {
    if (typeof value !== 'number') return `The ToleratedFailurePercentagePath field refers to value "${printed(value)}" which is not a valid float: ${path}`
    return outOfPercent(value)
  },
}

function outOfPercent(value: Json): string | undefined {
  return typeof value === 'number' && (value < 0 || value > 100) ? 'ToleratedFailurePercentage must have value between 0 and 100.' : undefined
}

/** Recorded with TimestampPath; the form is checked by the Wait. */
export const timestampSetting: Setting<string> = {
  field: 'Timestamp',
  expected: aString,
  complaint: (value, path) => {
    if (value === undefined) return `The TimestampPath parameter does not reference an input value: ${path}`
    return typeof value === 'string' ? undefined : `${notATimestamp}: ${path} == ${printed(value)}`
  },
}

export const notATimestamp = 'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string'

/** Recorded: a text of digits is a count, `MAP-STATE-REFERENCE-IN-MAX-CONCURRENCY-PATH`. */
function numberIn(value: Json | undefined): Json | undefined {
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
}

function notAnInteger(field: string, value: Json | undefined, path: string): string {
  return `The ${field}Path field refers to value "${printed(value)}" which is not a valid integer: ${path}`
}

function isWhole(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}

function printed(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
