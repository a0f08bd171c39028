import { carryTree } from './tree-value.js'
import type { RawTree } from './tree.js'

/** The token of a task that waits: whoever has it answers with an `Answer`. */
export type TaskToken<Answer = unknown> = string & { readonly '~answer'?: Answer }

/** What stands for the token in arguments. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html */
export const tokenTree: RawTree = { kind: 'raw', language: 'JSONata', text: '$states.context.Task.Token', type: ['string'] }

/** A stand-in for the token, to be put into arguments. */
export function taskToken(): TaskToken<never> {
  const never = (): never => {
    throw new Error('the task token has a value only while the machine runs')
  }
  return carryTree(never, tokenTree) as unknown as TaskToken<never>
}
