import type { Binding, BoundResource, Spelling } from './call.js'

/**
 * An ARN with pieces from the arguments. `bind` says where they come from, or how the arguments that have the placeholders'
 * own names are spelt: `bound('…:job/${JobName}', 'name')`.
 */
export function bound(
  arn: string,
  bind: { readonly [placeholder: string]: Binding } | Spelling,
  ...more: readonly Spelling[]
): BoundResource {
  if (typeof bind !== 'string') return { arn, bind }
  const names = [...arn.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !places.has(name))
  return { arn, bind: Object.fromEntries(names.map((member) => [member, { member, accepts: [bind, ...more] }])) }
}

const places: ReadonlySet<string> = new Set(['Partition', 'Region', 'Account', 'StateMachine'])
