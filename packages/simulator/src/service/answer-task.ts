import { isObject, type Json } from '@stepwright/asl'
import { callTask, hasAnswer } from '../data/call-task.js'
import type { ContextObject } from '../data/context.js'
import { createMailbox, type Mailbox } from '../data/pending.js'
import type { ReplyFacts } from '../data/reply.js'
import type { TaskCall } from '../data/run.js'
import { failed, settled, type Settled } from '../data/settled.js'
import { giveWork } from './activities.js'
import type { ExecutionRecord } from './records.js'
import { parseJson } from './request-values.js'
import type { World } from './world.js'

interface Asked {
  readonly call: TaskCall
  readonly context: ContextObject
}

/** Who answers a task: a mock, a worker of an activity, a function, another execution; for callbacks, whoever has the token. */
export async function answerTask(world: World, { arn }: ExecutionRecord, { call, context }: Asked): Promise<Settled<ReplyFacts> | undefined> {
  const { resource, arguments: args } = call
  const token = context.Task?.Token
  const { tasks = {} } = world.options
  if (resource.endsWith('.waitForTaskToken') && token !== undefined) return settled(await waitForToken(world, arn, token, { call, context }))
  if (hasAnswer(tasks, call)) return undefined
  if (world.activities.get(resource) !== undefined) {
    const own = world.uuid()
    return settled({ pending: giveWork(world, resource, { token: own, input: JSON.stringify(args), mailbox: waiting(world, own) }) })
  }
  const child = world.startChild(call)
  if (child !== undefined) return settled(child)
  const running = invoke(world, call)
  return running === undefined ? unanswered(call) : settled({ pending: running })
}

/** The call says who has the token; its answer matters only if it is an error. */
async function waitForToken(world: World, execution: string, token: string, { call, context }: Asked): Promise<ReplyFacts> {
  const mailbox = waiting(world, token)
  const known = world.answers.get(token)
  if (known !== undefined && known.execution === execution) {
    mailbox.say({ kind: 'end', reply: known.error === undefined ? { result: known.result ?? null } : { error: known.error } })
    return { pending: mailbox, submitted: {} }
  }
  const { tasks = {} } = world.options
  if (hasAnswer(tasks, call)) {
    const sent = await callTask(tasks, call, context)
    // a mock that answers is the answer: whoever mocks a callback says what comes of it
    if (!sent.ok) return { error: { Error: sent.failure.error ?? 'States.TaskFailed', Cause: sent.failure.cause ?? '' } }
    mailbox.close()
    return sent.value
  }
  const called = invoke(world, call)
  void called?.next().then((word) => {
    if (word.kind === 'end' && word.reply.error !== undefined) mailbox.say(word)
  })
  return { pending: mailbox, submitted: {} }
}

function waiting({ waiting: all }: World, token: string): Mailbox {
  const mailbox = createMailbox(() => all.delete(token))
  all.set(token, mailbox)
  return mailbox
}

/** Calls a function of the user's. */
function invoke({ options }: World, { resource, arguments: args }: TaskCall): Mailbox | undefined {
  const integrated = /:::lambda:invoke(\.waitForTaskToken)?$/.test(resource)
  const named = integrated && isObject(args) ? args['FunctionName'] : /^arn:[^:]+:lambda:.*:function:(.+)$/.exec(resource)?.[1]
  const name = typeof named === 'string' ? (/(?:function:)?([^:]+)(?::[^:]+)?$/.exec(named.replace(/^arn:.*:function:/, ''))?.[1] ?? named) : ''
  const code = options.functions?.[name]
  if (code === undefined) return undefined
  const mailbox = createMailbox()
  const given = integrated && isObject(args) ? (args['Payload'] ?? {}) : args
  Promise.resolve()
    .then(() => code(JSON.parse(JSON.stringify(given)) as Json))
    .then((value) => {
      const payload = parseJson(JSON.stringify(value ?? null)) ?? null
      mailbox.say({ kind: 'end', reply: { result: integrated ? { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 } : payload } })
    })
    .catch((thrown: unknown) => mailbox.say({ kind: 'end', reply: { error: errorOf(thrown) } }))
  return mailbox
}

/** As Lambda tells it. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
function errorOf(thrown: unknown): { readonly Error: string; readonly Cause: string } {
  if (!(thrown instanceof Error)) return { Error: 'Error', Cause: JSON.stringify({ errorMessage: String(thrown), errorType: 'Error' }) }
  return { Error: thrown.name, Cause: JSON.stringify({ errorMessage: thrown.message, errorType: thrown.name, trace: [] }) }
}

function unanswered({ state, resource, arguments: args }: TaskCall): Settled<never> | undefined {
  const integration = /:::(.+)$/.exec(resource)?.[1] ?? resource
  return failed({
    error: 'Stepwright.UnansweredTask',
    cause: `nothing answers the task "${state}" (${resource}), called with ${JSON.stringify(args)}; add it to the file of --mocks: { "${state}": … }, or, for all states that call this service, { "${integration}": … }`,
    final: true,
  })
}
