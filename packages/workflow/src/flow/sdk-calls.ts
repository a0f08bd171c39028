import type { Sure } from '@stepwright/services'
import type { Arg, NoMore, Primitive } from '../values/expression.js'
import type { Timestamp } from '../values/timestamp.js'
import type { Placed, Recording } from '../values/placed.js'
import type { TaskToken } from '../values/task-token.js'
import type { TaskOptions } from './step-options.js'
import type { WireName } from './wire-name.js'

/**
 * The SDK's data as Step Functions has it: members spelt as the SDK for Java does (`DbInstances`), keys of maps as they are, dates and bytes as text.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export type Wire<T> = T extends Primitive
  ? T
  : T extends Date
    ? Timestamp
  : T extends Uint8Array | Bytes
    ? string
    : T extends (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [K in keyof T as string extends K ? K : K extends '$metadata' ? never : K extends string ? WireName<K> : K]: Wire<T[K]> }
        : T

/** A body that is read once, such as a stream or a Blob. */
interface Bytes {
  arrayBuffer(): unknown
}

/** An action of a client as a verb: its arguments and its answer as Step Functions has them. */
export type SdkCall<Action> = Action extends {
  (): Promise<infer Output>
  (args: infer Input, options?: never): Promise<unknown>
  (args: never, callback: never): void
  (args: never, options: never, callback: never): void
}
  ? ((name: string, args?: Arg<Wire<Input>>, options?: TaskOptions) => Sure<Wire<Output>>) & Waiting<Input>
  : Action extends {
        (args: infer Input, options?: never): Promise<infer Output>
        (args: never, callback: never): void
        (args: never, options: never, callback: never): void
      }
    ? ((name: string, args: Arg<Wire<Input>>, options?: TaskOptions) => Sure<Wire<Output>>) & Waiting<Input>
    : never

/**
 * The same action as one that waits: its arguments hand the task's token on, and the step yields what somebody answers with.
 *
 * @example
 * const answer = dynamodb.putItem.waitForTaskToken('Register', (token: TaskToken<{ ok: boolean }>) => ({ TableName: 'waiting', Item: { token: { S: token } } }))
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export interface Waiting<Input> extends Placed {
  waitForTaskToken<Answer = unknown, Given = unknown>(name: string, args: (token: TaskToken<Answer>) => Arg<Wire<Input>> & Given & NoMore<Given, Wire<Input>>, options?: TaskOptions): Answer
}

/** Members of a client that are no actions: its own, and helpers that call several times. */
type NoAction = 'send' | 'destroy' | 'config' | 'middlewareStack' | `paginate${string}` | `waitUntil${string}`

/** All actions of an SDK client as verbs. */
export type SdkCalls<Client> = { readonly [Action in keyof Client as Action extends NoAction ? never : Action]: SdkCall<Client[Action]> } & Recording
