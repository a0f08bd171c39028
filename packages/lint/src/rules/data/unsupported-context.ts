import { nearName, pathsIn, type Site } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds fields that the context object does not have where they are read. */
export const unsupportedContext = defineRule({
  code: 'data/unsupported-context',
  summary: 'The context object has the fields that are read from it.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html',

  wordings: {
    unknown: (facts: { name: string; near: string }) => ({
      message: `the context object has no field "${facts.name}"`,
      help: facts.near === '' ? `use one of ${fields.join(', ')}` : `use "${facts.near}"`,
    }),
    map: (facts: { state: string }) => ({
      message: `state "${facts.state}" reads "Map" of the context object, and stands in no Map state`,
      help: 'read it inside the item processor, or in the "ItemSelector" of the Map',
    }),
    task: (facts: { state: string; kind: string }) => ({
      message: `${facts.kind} state "${facts.state}" reads "Task" of the context object, which Task states have`,
      help: 'read it in a Task state that waits for a token',
    }),
  },

  check: (context) => ({
    Site(site) {
      const { pointer: at, state } = site
      for (const name of fieldsOfContext(site)) {
        if (!fields.includes(name)) context.report({ at, say: 'unknown', facts: { name, near: nearName(name, fields) ?? '' } })
        else if (name === 'Map' && !standsInMap(site)) context.report({ at, say: 'map', facts: { state: state.name } })
        else if (name === 'Task' && state.kind !== 'Task') context.report({ at, say: 'task', facts: { state: state.name, kind: state.kind } })
      }
    },
  }),
})

const fields: readonly string[] = ['Execution', 'State', 'StateMachine', 'Task', 'Map']

/** The names that follow `$$.` or `$states.context.`. */
function fieldsOfContext({ parsed, moment }: Site): readonly string[] {
  if (parsed.kind === 'unparsed' || moment === 'target') return none
  let found: string[] | undefined
  if (parsed.kind === 'jsonata') {
    for (const { name, isLocal, path } of parsed.facts.variables) if (name === 'states' && !isLocal && path[0] === 'context') (found ??= []).push(...path.slice(1, 2))
    return found ?? none
  }
  for (const { root, segments } of pathsIn(parsed)) {
    const first = root.kind === 'context' ? segments[0] : undefined
    if (first?.kind === 'names' && !first.deep) (found ??= []).push(...first.names)
  }
  return found ?? none
}

const none: readonly string[] = []

/** Inside a Map, or in a field of the Map itself. */
function standsInMap({ state, place }: Site): boolean {
  if (state.kind === 'Map') return true
  for (let { outer } = place; outer !== undefined; { outer } = outer.place) if (outer.state.kind === 'Map') return true
  return false
}
