import type { JsonObject } from '@stepwright/asl'
import type { Ending, Word } from '../data/pending.js'
import type { Notes } from './notes.js'
import { isRefusal, refuse, type Refusal } from './refusal.js'
import { optionalText, parseJson, textIn } from './request-values.js'
import { readToken } from './task-token.js'
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
  SendTaskHeartbeat: (world, request) => {
    const found = waitingTask(world, textIn(request, 'taskToken'))
    return isRefusal(found) ? found : say(world, request, { kind: 'heartbeat' })
  },
} satisfies { readonly [operation: string]: Operation }

/** The answer is stored before it is acknowledged: if the process ends, the state begins anew and finds it. */
function end(world: World, request: JsonObject, reply: Ending): JsonObject | Refusal {
  const found = waitingTask(world, textIn(request, 'taskToken'))
  if (isRefusal(found)) return found
  found.notes.add(found.at, { reply })
  return say(world, request, { kind: 'end', reply })
}

function say({ waiting }: World, request: JsonObject, word: Word): JsonObject {
  waiting.get(textIn(request, 'taskToken'))?.say(word)
  return {}
}

/** The task need not listen yet: after a restart, its branch may still be on the way. */
function waitingTask({ executions, notes }: World, token: string): { readonly notes: Notes; readonly at: string } | Refusal {
  const place = readToken(token)
  if (place === undefined) return refuse('InvalidToken', "Invalid Token: 'Invalid token'")
  const record = executions.get(place.execution)
  const own = notes.get(place.execution)
  const note = own?.get(place.at)
  const isOpen = record?.status === 'RUNNING' && record.redrives === place.redrives && note?.since !== undefined && note.reply === undefined && note.over === undefined
  return own !== undefined && isOpen ? { notes: own, at: place.at } : refuse('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
}
