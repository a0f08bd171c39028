import type { Json, JsonObject } from '@stepwright/asl'
import type { Word } from '../data/pending.js'
import { refuse, type Refusal } from './refusal.js'
import { optionalText, parseJson, textIn } from './request-values.js'
import type { Operation, World } from './world.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
export const callbacks = {
  SendTaskSuccess: (world, request) => {
    const result = parseJson(textIn(request, 'output'))
    if (result === undefined) return refuse('InvalidOutput', "Invalid Output: 'the output is no JSON'")
    return end(world, request, { result })
  },
  SendTaskFailure: (world, request) => {
    const cause = optionalText(request, 'cause')
    return end(world, request, { error: { Error: optionalText(request, 'error') ?? '', ...(cause === undefined ? {} : { Cause: cause }) } })
  },
  SendTaskHeartbeat: (world, request) => say(world, request, { kind: 'heartbeat' }),
} satisfies { readonly [operation: string]: Operation }

function end(world: World, request: JsonObject, reply: { readonly result?: Json; readonly error?: { readonly Error: string; readonly Cause?: string } }): JsonObject | Refusal {
  const token = textIn(request, 'taskToken')
  const said = say(world, request, { kind: 'end', reply })
  world.waiting.delete(token)
  const execution = executionIn(token)
  // kept until the execution has ended: its state may have to begin anew
  if (!('refusal' in said) && execution !== undefined) world.answers.set(token, { token, execution, ...reply })
  return said
}

function say({ waiting }: World, request: JsonObject, word: Word): JsonObject | Refusal {
  const mailbox = waiting.get(textIn(request, 'taskToken'))
  if (mailbox === undefined) return refuse('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
  mailbox.say(word)
  return {}
}

/** Tokens of callbacks name their execution; those of activities do not outlive the process. */
function executionIn(token: string): string | undefined {
  try {
    const read = parseJson(decodeURIComponent(escape(atob(token))))
    return Array.isArray(read) && typeof read[0] === 'string' ? read[0] : undefined
  } catch {
    return undefined
  }
}
