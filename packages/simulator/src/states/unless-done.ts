import type { Json } from '@stepwright/asl'
import type { Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'

/** Runs the `index`th branch or item, unless it had succeeded when the execution was redriven. @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-execution-behavior */
export async function unlessDone({ execution, thread }: Visit, index: number, run: () => Promise<Settled<Json>>): Promise<Settled<Json>> {
  const { diary } = execution
  if (diary === undefined) return run()
  const at = `${thread.at()}.${index}`
  const known = diary.succeeded(at)
  if (known !== undefined) return { ok: true, value: known.result }
  const result = await run()
  if (result.ok) diary.succeed(at, result.value)
  return result
}
