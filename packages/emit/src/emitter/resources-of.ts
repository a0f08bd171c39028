import type { Pipeline } from '@stepwright/codepipeline'
import type { FunctionResource, Resource } from '@stepwright/workflow'
import { compareText } from './compare-text.js'
import type { SystemResource } from './system.js'

/** Where resources were found. */
export interface FoundResources {
  readonly exported: readonly Found<Resource>[]
  /** Named by workflows. */
  readonly used: readonly Found<Resource>[]
  /** Called by actions of pipelines, with what they need for it. */
  readonly triggers: readonly Found<Trigger>[]
}

interface Found<T> {
  readonly value: T
  readonly file: string
}

type Trigger = NonNullable<Pipeline['~triggers']>[number]

/** All resources of a build, each once, with those that they name in turn; sorted by kind and name. */
export function resourcesOf({ exported, used, triggers }: FoundResources): SystemResource[] {
  const first = new Map<Resource, string>()
  const add = (resource: Resource, file: string): void => {
    if (first.has(resource)) return
    first.set(resource, file)
    for (const other of resource.uses) add(other, file)
  }
  for (const { value, file } of [...exported, ...used]) add(value, file)
  for (const { value, file } of triggers) add(value.function, file)
  return [...first]
    .map(([resource, file]) => ({
      resource: resource.kind === 'function' ? withTriggers(resource, triggers.map(({ value }) => value).filter((trigger) => trigger.function === resource)) : resource,
      from: resource.site ?? { file },
    }))
    .sort((a, b) => compareText(a.resource.kind, b.resource.kind) || compareText(a.resource.name, b.resource.name) || compareText(a.from.file, b.from.file))
}

/** What a function says of itself wins. */
function withTriggers(resource: FunctionResource, triggers: readonly Trigger[]): FunctionResource {
  if (triggers.length === 0) return resource
  const environment: Record<string, string> = Object.assign({}, ...triggers.map((trigger) => trigger.environment), resource.environment)
  return { ...resource, environment, permissions: [...resource.permissions, ...triggers.flatMap(({ permissions }) => permissions)] }
}
