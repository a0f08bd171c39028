import type { State } from '@stepwright/asl'
import type { Surroundings } from './context.js'

/** What an EXPRESS execution cannot do, found in a state. */
export interface ExpressLimit {
  /** The field that asks for it. */
  readonly field: 'Resource' | 'ItemProcessor'
  /** In words. */
  readonly what: string
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
export function expressLimitOf(state: State, callOf: Surroundings['callOf']): ExpressLimit | undefined {
  if (state.kind === 'Map') return state.itemProcessor.processorConfig?.mode === 'DISTRIBUTED' ? { field: 'ItemProcessor', what: 'run a distributed Map' } : undefined
  if (state.kind !== 'Task') return undefined
  const call = callOf(state.resource)
  if (call.kind === 'activity') return { field: 'Resource', what: 'use an activity' }
  const suffix = call.kind === 'optimized' || call.kind === 'sdk' ? call.suffix : ''
  if (suffix.startsWith('.sync')) return { field: 'Resource', what: `wait for a job ("${suffix}")` }
  return suffix === '.waitForTaskToken' ? { field: 'Resource', what: 'wait for a task token (".waitForTaskToken")' } : undefined
}
