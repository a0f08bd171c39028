import { isPlaceholder, type NodeOf, type Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'
import type { Place } from '../../rule/place.js'

/** Finds templates of JSONPath that are no objects, where only an object can hold what is computed. */
export const unsupportedTemplate = defineRule({
  code: 'data/unsupported-template',
  summary: 'ItemSelector and ResultSelector are objects.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#payload-template',

  wordings: {
    constant: (facts: { field: string; name: string; value: string }) => ({
      message: `"${facts.field}" of state "${facts.name}" is ${facts.value}, not an object, and so nothing in it is computed`,
      help: `write an object, such as { "item.$": "${facts.field === 'ItemSelector' ? '$$.Map.Item.Value' : '$.Payload'}" }`,
    }),
  },

  check: (context) => {
    const look = (field: string, value: unknown, { name, pointer }: { readonly name: string; readonly pointer: Pointer }): void => {
      // of a path as a whole data/missing-dollar tells
      if (value === undefined || isPlaceholder(value) || (typeof value === 'string' && value.startsWith('$')) || (typeof value === 'object' && value !== null && !Array.isArray(value))) return
      const shown = Array.isArray(value) ? 'a list' : JSON.stringify(value)
      context.report({ at: `${pointer}/${field}`, say: 'constant', facts: { field, name, value: shown.length > 60 ? `${shown.slice(0, 59)}…` : shown } })
    }
    const lookAt = (state: NodeOf<'Task' | 'Parallel' | 'Map'>, { language }: Pick<Place, 'language'>): void => {
      if (language !== 'JSONPath') return
      look('ResultSelector', state.resultSelector, state)
      if (state.kind === 'Map') look('ItemSelector', state.itemSelector, state)
    }
    return { Task: lookAt, Parallel: lookAt, Map: lookAt }
  },
})
