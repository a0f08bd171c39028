import type { Json, JsonObject } from '@stepwright/asl'
import { testState } from '../testing/test-state.js'
import type { TestStateRequest } from '../testing/test-request.js'
import { refuse, type Refusal } from './refusal.js'
import { tagsIn, textIn } from './request-values.js'
import type { Operation, World } from './world.js'

/** Operations that have no resource of their own: tags, TestState, validation. */
export const others = {
  TagResource: (world, request) => {
    const arn = textIn(request, 'resourceArn')
    if (!exists(world, arn)) return missing(arn)
    const added = tagsIn(request)
    const kept = (world.tags.get(arn)?.tags ?? []).filter(({ key }) => !added.some((one) => one.key === key))
    if (kept.length + added.length > 50) return refuse('TooManyTags', 'Too Many Tags: a resource has at most 50')
    world.tags.set(arn, { tags: [...kept, ...added] })
    return {}
  },
  UntagResource: (world, request) => {
    const arn = textIn(request, 'resourceArn')
    if (!exists(world, arn)) return missing(arn)
    const keys: readonly Json[] = Array.isArray(request['tagKeys']) ? request['tagKeys'] : []
    world.tags.set(arn, { tags: (world.tags.get(arn)?.tags ?? []).filter(({ key }) => !keys.includes(key)) })
    return {}
  },
  ListTagsForResource: (world, request) => {
    const arn = textIn(request, 'resourceArn')
    return exists(world, arn) ? { tags: (world.tags.get(arn)?.tags ?? []).map((tag) => ({ ...tag })) } : missing(arn)
  },
  TestState: async (world, request) => {
    // checkRequest has compared the request with the service's model
    const asked = request as unknown as TestStateRequest
    const { response, refusal } = await testState({ ...asked, tasks: world.options.tasks ?? {} })
    // a response is made of texts and JSON
    return refusal === undefined ? (response as unknown as JsonObject) : refuse(refusal.code, refusal.message)
  },
  ValidateStateMachineDefinition: async (world, request) => {
    const all = (await world.options.validate?.(textIn(request, 'definition'), request['type'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD')) ?? []
    const shown = request['severity'] === 'WARNING' ? all : all.filter(({ severity }) => severity === 'ERROR')
    const most = typeof request['maxResults'] === 'number' && request['maxResults'] > 0 ? request['maxResults'] : 100
    return { result: all.some(({ severity }) => severity === 'ERROR') ? 'FAIL' : 'OK', diagnostics: shown.slice(0, most), truncated: shown.length > most }
  },
} satisfies { readonly [operation: string]: Operation }

const exists = ({ machines, activities }: World, arn: string): boolean => machines.get(arn) !== undefined || activities.get(arn) !== undefined

const missing = (arn: string): Refusal => refuse('ResourceNotFound', `Resource not found: '${arn}'`)
