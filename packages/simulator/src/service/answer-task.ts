import { callTask, hasAnswer } from '../data/call-task.js'
import { noFunction, withMock } from '../data/call-with-functions.js'
import { calledFunction } from '../data/called-function.js'
import { invokeFunction } from '../data/invoke-function.js'
import { lambdaError } from '../data/lambda-error.js'
import { createMailbox, type Ending, type Mailbox } from '../data/pending.js'
import type { ReplyFacts } from '../data/reply.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Tasks } from '../data/tasks.js'
import { giveWork } from './activities.js'
import { callEndpoint } from './call-endpoint.js'
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
  if (awaitsToken) return waitForToken(world, notes, asked)
  const tasks = tasksFor(world, asked.execution)
  if (hasAnswer(tasks, asked.call)) return mocked(world, asked)
  if (world.activities.get(resource) !== undefined) return settled(waitForWorker(world, notes, asked))
  const child = world.startChild(asked)
  if (child !== undefined) return settled(child)
  const running = invoke(world, asked)
  return running === undefined ? unanswered(asked) : settled({ pending: endedBy(running, createMailbox()) })
}

/** The call says who has the token; its answer matters only if it is an error. */
async function waitForToken(world: World, notes: Notes, asked: Asked): Promise<Settled<ReplyFacts>> {
  const { at, call, context } = asked
  const token = context.Task?.Token ?? ''
  notes.since(at)
  const mailbox = mailboxOf(world, notes, { at, token })
  const tasks = tasksFor(world, asked.execution)
  if (notes.get(at).sent === true) return settled(await goesOn(tasks, asked, mailbox))
  const sent = (): void => notes.add(at, { sent: true })
  if (hasAnswer(tasks, call)) {
    const answer = await mockOf(tasks, asked)
    // a mock that answers is the answer: whoever mocks a callback says what comes of it
    if (!answer.ok) return settled({ error: { Error: answer.failure.error ?? 'States.TaskFailed', Cause: answer.failure.cause ?? '' }, ...(answer.failure.final === true ? { final: true } : {}) })
    if (answer.value.function !== true) {
      mailbox.close()
      return answer
    }
    if (!leavesTheToken(answer.value)) return answeredByFunction(world, asked, answer.value, { mailbox, sent })
    if (!callsFunction(world, asked)) return noFunction(world.options.functions ?? {}, call)
  }
  void invoke(world, asked)?.then((reply) => {
    if (reply.error === undefined) sent()
    else mailbox.say({ kind: 'end', reply })
  })
  return settled({ pending: mailbox, submitted: {} })
}

/** Whoever has the token was told before the process began: what comes back is what the mock says, or the word of whoever has it. */
async function goesOn(tasks: Tasks, asked: Asked, mailbox: Mailbox): Promise<ReplyFacts> {
  const answer = hasAnswer(tasks, asked.call) ? await mockOf(tasks, asked) : undefined
  if (answer?.ok !== true || answer.value.function !== true || leavesTheToken(answer.value)) return { pending: mailbox, submitted: {} }
  mailbox.say({ kind: 'end', reply: withMock(asked.call, answer.value, {}) })
  return { pending: mailbox, submitted: answer.value.submitted ?? {} }
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

async function mocked(world: World, asked: Asked): Promise<Settled<ReplyFacts>> {
  const mock = await mockOf(tasksFor(world, asked.execution), asked)
  return mock.ok && mock.value.function === true ? answeredByFunction(world, asked, mock.value, { mailbox: createMailbox() }) : mock
}

async function mockOf(tasks: Tasks, { call, context }: Asked): Promise<Settled<ReplyFacts>> {
  try {
    return await callTask(tasks, call, context)
  } catch (thrown) {
    return failed({ error: 'Stepwright.MockFailed', cause: `the mock of "${call.state}" throws: ${textOf(thrown)}`, final: true })
  }
}

/** Who hears how it ended, and that the function has taken the token. */
interface Told {
  readonly mailbox: Mailbox
  readonly sent?: () => void
}

/** A mock says that the function answers: it is called while the task's time runs, and what else the mock says comes after. */
function answeredByFunction(world: World, asked: Asked, mock: ReplyFacts, { mailbox, sent }: Told): Settled<ReplyFacts> {
  const { call } = asked
  const running = callsFunction(world, asked) ? invoke(world, asked) : undefined
  if (running === undefined) return noFunction(world.options.functions ?? {}, call)
  const { submitted } = mock
  const isCallback = call.resource.endsWith('.waitForTaskToken')
  const ended = running.then((ending) => {
    if (ending.error === undefined) sent?.()
    return withMock(call, mock, ending)
  })
  return settled({ pending: endedBy(ended, mailbox), ...(isCallback ? { submitted: submitted ?? {} } : {}) })
}

function endedBy(running: Promise<Ending>, mailbox: Mailbox): Mailbox {
  void running.then((reply) => mailbox.say({ kind: 'end', reply }))
  return mailbox
}

function callsFunction({ options: { functions = {}, endpoints } }: World, { call }: Asked): boolean {
  const called = calledFunction(call)
  return called !== undefined && (Object.hasOwn(functions, called.name) || endpoints?.lambda !== undefined)
}

/** Never rejects: an execution may fail by a bug of ours, and the service goes on. */
function invoke({ options }: World, { call }: Asked): Promise<Ending> | undefined {
  const running = invokeFunction(options.functions ?? {}, call) ?? callEndpoint(options.endpoints ?? {}, call)
  return running?.catch((thrown: unknown): Ending => ({ error: { Error: 'Stepwright.Bug', Cause: `please report this: ${lambdaError(thrown).errorMessage}` }, final: true }))
}

function textOf(thrown: unknown): string {
  const { errorType, errorMessage } = lambdaError(thrown)
  return thrown instanceof Error ? `${errorType}: ${errorMessage}` : errorMessage
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
