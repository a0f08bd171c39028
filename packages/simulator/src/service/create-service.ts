import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import { activities } from './activities.js'
import { aliases } from './aliases.js'
import { callbacks } from './callbacks.js'
import { checkRequest } from './check-request.js'
import { executions, startChild } from './executions.js'
import { machines } from './machines.js'
import { mapRuns } from './map-runs.js'
import { others } from './others.js'
import { refuse, type Refusal } from './refusal.js'
import { requests } from './requests.js'
import { resumeExecutions } from './run-execution.js'
import { worldOf, type Operation, type ServiceOptions } from './world.js'

/** A Step Functions service of one's own. */
export interface Service {
  /** Carries out an operation, such as `StartExecution`. What it has answered is stored. `caller` is aborted when nobody waits for the answer any more. */
  readonly call: (operation: string, request: Json, caller?: AbortSignal) => Promise<JsonObject | Refusal>
  /** Executions leave off; a service with the same store goes on with them. */
  readonly close: () => void
}

const operations: { readonly [name: string]: Operation } = { ...machines, ...aliases, ...executions, ...mapRuns, ...callbacks, ...activities, ...others }

/** The Step Functions API, without its transport: what was running in the store goes on. */
export function createService(options: ServiceOptions): Service {
  const world = worldOf(options, startChild)
  resumeExecutions(world)
  world.setReady()
  return {
    call: async (name, request, caller = new AbortController().signal) => {
      const [operation, rule] = Object.hasOwn(operations, name) ? [operations[name], requests[name]] : []
      if (operation === undefined || rule === undefined) return refuse('UnknownOperationException', `the operation "${name}" is not known here`)
      if (!isObject(request)) return refuse('SerializationException', 'the request is no JSON object')
      const problem = checkRequest(rule, request)
      if (problem !== undefined) return refuse('ValidationException', problem)
      const answer = await operation(world, request, caller)
      // nothing is told before it is safe
      await options.store.flushed()
      return answer
    },
    close: () => {
      for (const live of world.live.values()) live.abandon()
    },
  }
}
