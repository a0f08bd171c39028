import { diagnostic, type Diagnostic } from '@stepwright/asl'
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

/** A function knows one machine by its environment, so it cannot run another one, too; unless it says itself which. */
export function checkTriggers(triggers: readonly Found<Trigger>[]): Diagnostic[] {
  const first = new Map<FunctionResource, string>()
  return triggers.flatMap(({ value: { function: called, environment }, file }) => {
    const [variable = '', machine = ''] = Object.entries(environment)[0] ?? []
    const before = first.get(called) ?? machine
    first.set(called, before)
    if (before === machine || variable in called.environment) return []
    return [
      diagnostic({
        code: 'build/shared-trigger',
        message: `function "${called.name}" is to run two workflows, and its environment names one`,
        help: 'declare a function for each workflow, with the same handler',
        location: { source: file, pointer: '', anchor: 'value', ...(called.site && { callSite: called.site }) },
      }),
    ]
  })
}

/** What a function says of itself wins. */
function withTriggers(resource: FunctionResource, triggers: readonly Trigger[]): FunctionResource {
  if (triggers.length === 0) return resource
  const environment: Record<string, string> = Object.assign({}, ...triggers.map((trigger) => trigger.environment), resource.environment)
  const texts = Object.values(environment).join(' ')
  const named = triggers.flatMap(({ parameters }) => parameters).filter(({ name }) => texts.includes(`\${${name}}`))
  const parameters = [...new Map([...resource.parameters, ...named].map((parameter) => [parameter.name, parameter])).values()]
  return { ...resource, environment, parameters, permissions: [...resource.permissions, ...triggers.flatMap(({ permissions }) => permissions)] }
}
