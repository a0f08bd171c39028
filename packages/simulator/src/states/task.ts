import type { Json } from '@stepwright/asl'
import type { ContextObject } from '../data/context.js'
import { settled, type Settled } from '../data/settled.js'
import { anInteger, evaluateField, evaluateTyped } from './evaluate-field.js'
import { leave } from './leave.js'
import type { Behaviour, Visit } from './visit.js'

/**
 * Answers take no time, so that TimeoutSeconds and HeartbeatSeconds are only checked for being numbers: a test that wants
 * a task to time out has it fail with `States.Timeout`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export const task: Behaviour<'Task'> = async (state, entered) => {
  const visit = { ...entered, context: contextOf(state.Resource, entered) }
  for (const field of ['TimeoutSeconds', 'HeartbeatSeconds'] as const) {
    const seconds = await evaluateTyped(visit, field, state[field] ?? 0, anInteger)
    if (!seconds.ok) return seconds
  }
  const credentials = await evaluateField(visit, 'Credentials', state.Credentials ?? null)
  if (!credentials.ok) return credentials
  const args = await argumentsOf(visit, state.Arguments)
  if (!args.ok) return args
  const result = await visit.execution.call({ state: visit.name, resource: state.Resource, arguments: args.value }, visit.context)
  return result.ok ? leave(state, visit, { value: result.value, extras: { result: result.value } }) : result
}

/** A task without Arguments is sent its state's input. @see https://states-language.net/spec.html#task-state */
async function argumentsOf(visit: Visit, template: Json | undefined): Promise<Settled<Json>> {
  return template === undefined ? settled(visit.input) : evaluateField(visit, 'Arguments', template)
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token */
function contextOf(resource: string, { context, name }: Visit): ContextObject {
  const token = `token of ${name}, attempt ${(context.State.RetryCount ?? 0) + 1}`
  return resource.endsWith('.waitForTaskToken') ? { ...context, Task: { Token: token } } : context
}
