import { isObject, type Json } from '@stepwright/asl'

type Kind = 'string' | 'number' | 'any'

/** What a context object of a request may hold. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
const known: { readonly [part: string]: { readonly [field: string]: Kind } | undefined } = {
  Execution: { Id: 'string', Input: 'any', Name: 'string', RoleArn: 'string', StartTime: 'string', RedriveCount: 'number', RedriveTime: 'string' },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
}

/** Why the context object is refused, in recorded words; `undefined` if it is not. */
export function checkContext(context: Json): string | undefined {
  const problem = isObject(context) ? problemIn(context) : 'it must be an object'
  return problem === undefined ? undefined : `Invalid Context object provided: ${problem}`
}

function problemIn(context: { readonly [part: string]: Json }): string | undefined {
  for (const [part, value] of Object.entries(context)) {
    if (part === 'Map') return "'Map' field is not supported when mocking a Context object"
    const fields = Object.hasOwn(known, part) ? known[part] : undefined
    if (fields === undefined) return `Field '${part}' is not allowed`
    if (!isObject(value)) return `${part} must be an object`
    for (const [field, member] of Object.entries(value)) {
      const kind = Object.hasOwn(fields, field) ? fields[field] : undefined
      if (kind === undefined) return `Field '${field}' is not allowed`
      if (kind !== 'any' && typeof member !== kind) return `${part}.${field} must be a ${kind}`
    }
  }
  return undefined
}
