import type { Json } from '@stepwright/asl'
import { unansweredTask } from '../data/call-task.js'
import { reply, type Reply } from '../data/reply.js'
import type { TaskAnswer, Tasks } from '../data/tasks.js'
import { includes } from './includes.js'
import type { ScenarioAnswer, ScenarioTasks } from './scenario.js'

/** Answers written as data, for `simulate`. They count their calls: make them anew for each run. */
export function tasksOf(answers: ScenarioTasks): Tasks {
  return Object.fromEntries(Object.entries(answers).map(([key, given]) => [key, answerOf(key, Array.isArray(given) ? given : [given])]))
}

function answerOf(key: string, answers: readonly ScenarioAnswer[]): TaskAnswer {
  const used = new Map<ScenarioAnswer, number>()
  return (args) => {
    const fitting = answers.filter(({ when }) => when === undefined || includes(args, when))
    const last = fitting.at(-1)
    if (last === undefined) return replyOf(unanswered(key, args, answers.length))
    const answer = fitting.find((one) => (used.get(one) ?? 0) < (one.times ?? 1)) ?? last
    used.set(answer, (used.get(answer) ?? 0) + 1)
    return replyOf(answer)
  }
}

function replyOf({ when: _, times: __, error, cause, ...facts }: ScenarioAnswer): Reply {
  return reply({ ...facts, ...(error === undefined ? {} : { error: { Error: error, ...(cause === undefined ? {} : { Cause: cause }) } }) })
}

/** The same name as that of a task without any answer: no answer fits. */
function unanswered(key: string, args: Json, count: number): ScenarioAnswer {
  const reason = count === 0 ? 'its list of answers is empty' : 'its answers are for other arguments'
  return { error: unansweredTask, cause: `"${key}" has no answer to ${JSON.stringify(args)}: ${reason}; add one with "when", or one without for all others` }
}
