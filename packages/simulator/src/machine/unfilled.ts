import { child, isObject, isPlaceholder, parsePathExpression, type Json, type JsonObject, type Pointer, type Site } from '@stepwright/asl'
import { parseJsonata } from '@stepwright/asl/jsonata'
import type { Finding } from './finding.js'

/** `${Placeholder}`s that stand where a run cannot go on with their text, as it can in a payload or a name. */
export function unfilledIn(document: JsonObject): readonly Finding[] {
  const found: Finding[] = []
  inScope(document, '', found)
  return found
}

/** Whether an expression, in which a placeholder stands, can be read all the same: in a text inside it, it can. */
export function isUnfilled({ parsed, language, text }: Site): boolean {
  if (parsed.kind !== 'unparsed') return false
  return language === 'JSONata' ? parseJsonata(text).problem !== undefined : parsePathExpression(text).kind === 'unreadable'
}

/** Fields that say how a machine is built, and numbers that are calculated with. */
const built = new Set([
  'States', 'StartAt', 'Type', 'Branches', 'ItemProcessor', 'Iterator', 'ProcessorConfig', 'Mode', 'Choices', 'And', 'Or', 'Not', 'Retry', 'Catch', 'ErrorEquals',
  'ItemReader', 'ReaderConfig', 'InputType', 'CSVHeaders', 'ItemBatcher', 'ResultWriter', 'WriterConfig', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds',
])
/** Fields whose values are states, rules and the like, in lists or by name. */
const lists = new Set(['States', 'Branches', 'Choices', 'And', 'Or', 'Retry', 'Catch'])
/** Fields in which anything may stand. */
const data = new Set(['Parameters', 'Arguments', 'Assign', 'Output', 'Result', 'ResultSelector', 'ItemSelector', 'BatchInput', 'Items', 'Credentials'])

function inScope(scope: JsonObject, at: Pointer, found: Finding[]): void {
  const { States, StartAt, TimeoutSeconds } = scope
  const known = isObject(States) ? States : {}
  // what is not there and no placeholder has been found by the graph
  const target = (to: Json | undefined, place: Pointer): void => {
    if (typeof to === 'string' && (to === '' || isPlaceholder(to)) && !Object.hasOwn(known, to)) found.push(lost(to, place))
  }
  target(StartAt, child(at, 'StartAt'))
  if (at === '' && isPlaceholder(TimeoutSeconds)) found.push(unfilled(TimeoutSeconds, '/TimeoutSeconds'))
  inObject(scope, at, { target, found })
}

interface Looking {
  readonly target: (to: Json | undefined, place: Pointer) => void
  readonly found: Finding[]
}

function inObject(object: JsonObject, at: Pointer, looking: Looking): void {
  const { target, found } = looking
  for (const [key, value] of Object.entries(object)) {
    const place = child(at, key)
    if (key === 'Next' || key === 'Default') target(value, place)
    if (data.has(key)) continue
    if (isPlaceholder(value)) {
      if (built.has(key) && key !== 'StartAt') found.push(unfilled(value, place))
    } else if (lists.has(key) && typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value as JsonObject)) inPart(part, child(place, name), key === 'Branches' ? 'scope' : 'object', looking)
    } else inPart(value, place, key === 'ItemProcessor' || key === 'Iterator' ? 'scope' : 'object', looking)
  }
}

function inPart(part: Json, at: Pointer, kind: 'scope' | 'object', looking: Looking): void {
  if (isPlaceholder(part) && /\/(States|Branches|Choices|And|Or|Retry|Catch)\/[^/]*$/.test(at)) looking.found.push(unfilled(part, at))
  if (!isObject(part)) return
  if (kind === 'scope') inScope(part, at, looking.found)
  else inObject(part, at, looking)
}

const help = 'give its value in "parameters"'
const unfilled = (text: string, at: Pointer): Finding => ({ at, message: `"${text}" stands where a run needs what it is a place for`, help })
const lost = (text: string, at: Pointer): Finding => ({ at, message: `there is no state "${text}"`, ...(text === '' ? {} : { help }) })
