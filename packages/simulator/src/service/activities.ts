import type { JsonObject } from '@stepwright/asl'
import { pageOf } from './page-of.js'
import { isRefusal, refuse, type Refusal } from './refusal.js'
import { isName, optionalText, seconds, tagsIn, textIn } from './request-values.js'
import type { ActivityTask, Operation, World } from './world.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
export const activities = {
  CreateActivity: (world, request) => {
    const name = textIn(request, 'name')
    if (!isName(name)) return refuse('InvalidName', `Invalid Name: '${name}'`)
    const arn = `arn:aws:states:${world.region}:${world.account}:activity:${name}`
    const made = world.activities.get(arn) ?? world.activities.set(arn, { arn, name, created: world.now() })
    if (request['tags'] !== undefined) world.tags.set(arn, { tags: tagsIn(request) })
    return { activityArn: arn, creationDate: seconds(made.created) }
  },
  DescribeActivity: (world, request) => {
    const one = world.activities.get(textIn(request, 'activityArn'))
    return one === undefined ? unknown(request) : { activityArn: one.arn, name: one.name, creationDate: seconds(one.created) }
  },
  ListActivities: (world, request) => {
    const page = pageOf(world.activities.all(), request)
    if (isRefusal(page)) return page
    return { activities: page.items.map(({ arn, name, created }) => ({ activityArn: arn, name, creationDate: seconds(created) })), ...page.next }
  },
  DeleteActivity: (world, request) => {
    world.activities.delete(textIn(request, 'activityArn'))
    return {}
  },
  GetActivityTask: async (world, request, caller) => {
    const arn = textIn(request, 'activityArn')
    if (world.activities.get(arn) === undefined) return unknown(request)
    const task = takeWork(world, arn) ?? (await nextWork(world, arn, caller))
    if (task === undefined) return {}
    task.take(optionalText(request, 'workerName') ?? '')
    return { taskToken: task.token, input: task.input }
  },
} satisfies { readonly [operation: string]: Operation }

/** Work for whoever asks for it. */
export function giveWork({ work, workers }: World, arn: string, task: ActivityTask): void {
  const [worker] = workers.get(arn) ?? []
  if (worker !== undefined) return worker(task)
  work.set(arn, [...(work.get(arn) ?? []), task])
}

/** What has ended meanwhile is nobody's work. */
function takeWork({ work, waiting }: World, arn: string): ActivityTask | undefined {
  const tasks = work.get(arn) ?? []
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) if (waiting.has(task.token)) return task
  return undefined
}

/** The service holds the request for 60 seconds; a worker that has gone meanwhile gets nothing. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html */
function nextWork({ workers, options }: World, arn: string, caller: AbortSignal): Promise<ActivityTask | undefined> {
  return new Promise((resolve) => {
    const leave = (task?: ActivityTask): void => {
      clearTimeout(timer)
      caller.removeEventListener('abort', gone)
      workers.set(arn, (workers.get(arn) ?? []).filter((one) => one !== leave))
      resolve(task)
    }
    const gone = (): void => leave()
    const timer = setTimeout(gone, 60_000 / (options.speed ?? 1))
    caller.addEventListener('abort', gone)
    workers.set(arn, [...(workers.get(arn) ?? []), leave])
  })
}

const unknown = (request: JsonObject): Refusal => refuse('ActivityDoesNotExist', `Activity Does Not Exist: '${textIn(request, 'activityArn')}'`)
