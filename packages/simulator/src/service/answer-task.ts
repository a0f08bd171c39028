import { callTask, hasAnswer } from '../data/call-task.js'
import { settledBy } from '../data/call-with-functions.js'
import { createMailbox, type Mailbox } from '../data/pending.js'
import type { ReplyFacts } from '../data/reply.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Tasks } from '../data/tasks.js'
import { giveWork } from './activities.js'
import { callEndpoint } from './call-endpoint.js'
import { invokeFunction } from '../data/invoke-function.js'
import type { Notes } from './notes.js'
import { writeToken } from './task-token.js'
import type { Asked, World } from './world.js'

/**
 * Who answers a task: a mock, a worker of an activity, a function, another execution; for callbacks, whoever has the token. What was
 * answered before the process began is not asked for again.
 */
export async function answerTask(world: World, asked: Asked): Promise<Settled<ReplyFacts> | undefined> {
  const notes = world.notes.get(asked.execution)
  if (notes === undefined) return undefined
  const { reply, taken } = notes.get(asked.at)
  const { resource } = asked.call
  const awaitsToken = resource.endsWith('.waitForTaskToken') && asked.context.Task?.Token !== undefined
  if (reply !== undefined) return settled({ ...reply, ...(taken === undefined ? {} : { worker: taken }), ...(awaitsToken ? { submitted: {} } : {}) })
  if (awaitsToken) return settled(await waitForToken(world, notes, asked))
  const tasks = tasksFor(world, asked.execution)
  if (hasAnswer(tasks, asked.call)) return mocked(world, asked)
  if (world.activities.get(resource) !== undefined) return settled(waitForWorker(world, notes, asked))
  const child = world.startChild(asked)
  if (child !== undefined) return settled(child)
  const running = invoke(world, asked)
  return running === undefined ? unanswered(asked) : settled({ pending: running })
}

/** The call says who has the token; its answer matters only if it is an error. */
async function waitForToken(world: World, notes: Notes, asked: Asked): Promise<ReplyFacts> {
  const { at, call, context } = asked
  const token = context.Task?.Token ?? ''
  notes.since(at)
  const mailbox = mailboxOf(world, notes, { at, token })
  const sent = (): void => notes.add(at, { sent: true })
  if (notes.get(at).sent === true) return { pending: mailbox, submitted: {} }
  const tasks = tasksFor(world, asked.execution)
  if (hasAnswer(tasks, call)) {
    const answer = await callTask(tasks, call, context)
    // a mock that answers is the answer: whoever mocks a callback says what comes of it
    if (!answer.ok) return { error: { Error: answer.failure.error ?? 'States.TaskFailed', Cause: answer.failure.cause ?? '' }, ...(answer.failure.final === true ? { final: true } : {}) }
    if (!leavesTheToken(answer.value)) {
      mailbox.close()
      return answer.value
    }
  }
  const called = invoke(world, asked)
  void called?.next().then((word) => {
    if (word.kind === 'end' && word.reply.error !== undefined) mailbox.say(word)
    else sent()
  })
  return { pending: mailbox, submitted: {} }
}

/** A mock may say only that the function takes the token: whoever has it answers. */
const leavesTheToken = ({ function: isFunction, result, error, never }: ReplyFacts): boolean => isFunction === true && result === undefined && error === undefined && never !== true

function waitForWorker(world: World, notes: Notes, { execution, at, call }: Asked): ReplyFacts {
  const token = writeToken({ execution, redrives: world.executions.get(execution)?.redrives ?? 0, at })
  notes.since(at)
  const mailbox = mailboxOf(world, notes, { at, token })
  const tell = (worker: string): void => mailbox.say({ kind: 'taken', worker })
  const { taken } = notes.get(at)
  if (taken !== undefined) tell(taken)
  else {
    const take = (worker: string): void => {
      notes.add(at, { taken: worker })
      tell(worker)
    }
    giveWork(world, call.resource, { token, input: JSON.stringify(call.arguments), take })
  }
  return { pending: mailbox }
}

function mailboxOf({ waiting }: World, notes: Notes, { at, token }: { readonly at: string; readonly token: string }): Mailbox {
  const mailbox = createMailbox(() => {
    waiting.delete(token)
    if (notes.get(at).reply === undefined) notes.add(at, { over: true })
  })
  waiting.set(token, mailbox)
  return mailbox
}

async function mocked(world: World, { call, context, execution }: Asked): Promise<Settled<ReplyFacts>> {
  const tasks = tasksFor(world, execution)
  try {
    const mock = await callTask(tasks, call, context)
    return mock.ok && mock.value.function === true ? await settledBy(world.options.functions ?? {}, call, mock.value) : mock
  } catch (thrown) {
    return failed({ error: 'Stepwright.MockFailed', cause: `the mock of "${call.state}" throws: ${String(thrown)}`, final: true })
  }
}

function invoke({ options }: World, { call }: Asked): Mailbox | undefined {
  const mailbox = createMailbox()
  const running = invokeFunction(options.functions ?? {}, call) ?? callEndpoint(options.endpoints ?? {}, call)
  if (running === undefined) return undefined
  void running.then((reply) => mailbox.say({ kind: 'end', reply }))
  return mailbox
}

/** Those of its test case, or those of all executions. */
const tasksFor = ({ answers, options }: World, execution: string): Tasks => answers.get(execution) ?? options.tasks ?? {}

function unanswered({ call: { state, resource, arguments: args } }: Asked): Settled<never> {
  const integration = /:::(.+)$/.exec(resource)?.[1] ?? resource
  return failed({
    error: 'Stepwright.UnansweredTask',
    cause: `nothing answers the task "${state}" (${resource}), called with ${JSON.stringify(args)}; add it to the file of --mocks: { "${state}": … }, or, for all states that call this service, { "${integration}": … }`,
    final: true,
  })
}
