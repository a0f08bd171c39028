import type { Json, JsonObject } from '@stepwright/asl'
import type { HistoryEvent } from '../events/event.js'
import { seconds } from './request-values.js'

/** An event as GetExecutionHistory tells it: documents as texts. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
export function wireEvent({ id, previousEventId, timestamp, type, details }: HistoryEvent, withData: boolean): JsonObject {
  const facts: Record<string, Json> = {}
  for (const [member, value] of Object.entries(details)) {
    if (!documents.has(member)) facts[member] = value
    else if (withData) {
      facts[member] = member === 'assignedVariables' && typeof value === 'object' && value !== null ? texts(value) : JSON.stringify(value)
      if (member !== 'parameters') facts[`${member}Details`] = { truncated: false }
    }
  }
  const head = { id, previousEventId, timestamp: seconds(timestamp), type }
  return Object.keys(facts).length === 0 ? head : { ...head, [detailsName(type)]: facts }
}

const documents = new Set(['input', 'output', 'parameters', 'assignedVariables'])

const texts = (values: object): JsonObject => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]))

/** The states' own events share their details. */
function detailsName(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails'
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails'
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`
}
