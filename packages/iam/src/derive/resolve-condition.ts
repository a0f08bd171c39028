import type { BoundValue, CallCondition } from '@stepwright/services'
import type { Condition } from '../policy/policy-document.js'
import type { AwsPlace } from '../policy/aws-place.js'
import { argumentsOf, resolveResource, type ResolvedResource } from './resolve-resource.js'
import type { TaskArguments } from './task-arguments.js'

/** A condition with its values, and the arguments that keep us from knowing one. */
export interface ResolvedCondition {
  readonly condition: Condition
  readonly open: ResolvedResource['open']
}

/** Puts the task's arguments into a condition. A value that is computed in part is compared as a pattern. */
export function resolveCondition(condition: CallCondition, call: TaskArguments, place: AwsPlace): ResolvedCondition {
  const resolved: Record<string, Record<string, string | readonly string[]>> = {}
  const open: ResolvedResource['open'][number][] = []
  for (const [operator, keys] of Object.entries(condition))
    for (const [key, value] of Object.entries(keys)) {
      const { texts, open: unknown } = isBound(value) ? valuesOf(value, call, place) : { texts: value, open: [] }
      const [only, ...more] = typeof texts === 'string' ? [texts] : texts
      const name = unknown.length > 0 && operator === 'StringEquals' ? 'StringLike' : operator
      resolved[name] = { ...resolved[name], [key]: only !== undefined && more.length === 0 ? only : texts }
      open.push(...unknown)
    }
  return { condition: resolved, open }
}

function isBound(value: string | readonly string[] | BoundValue): value is BoundValue {
  return typeof value === 'object' && 'value' in value
}

function valuesOf(
  { value, bind }: BoundValue,
  call: TaskArguments,
  place: AwsPlace,
): { texts: readonly string[]; open: ResolvedResource['open'] } {
  const [binding] = Object.values(bind)
  if (binding?.oneOf !== undefined && argumentsOf(binding, call).values.some((argument) => argument.kind !== 'text' || !argument.exact))
    return { texts: binding.oneOf, open: [] }
  const found = resolveResource({ arn: value, bind }, call, place)
  return { texts: [...new Set(found.map(({ arn }) => arn))].sort(), open: found.flatMap((each) => each.open) }
}
