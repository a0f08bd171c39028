import { isPlaceholder } from '@stepwright/asl'
import type { ResultShape } from '@stepwright/services/shapes'
import { memberSpellings } from '../../rule/member-spellings.js'
import { givenTo } from '../../rule/task-call.js'
import { unknownArgumentsOf } from '../../rule/unknown-arguments.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds calls of actions of the AWS SDK that lack what the service's model requires. */
export const missingSdkArgument = defineRule({
  code: 'service/missing-sdk-argument',
  summary: 'Every action of an SDK gets the arguments that it needs.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',

  wordings: {
    none: (facts: { field: string; id: string; required: string }) => ({
      message: `"${facts.id}" is called without "${facts.field}"`,
      help: `add "${facts.field}" with ${facts.required}`,
    }),
    missing: (facts: { argument: string; id: string }) => ({
      message: `"${facts.id}" is called without "${facts.argument}"`,
      help: `add "${facts.argument}"`,
      note: 'the service refuses the call when the execution comes to it',
    }),
  },

  check: (context) => ({
    Task(state, { language }) {
      const call = context.callOf(state.resource)
      if (call.kind !== 'sdk' || language === undefined) return
      const { id } = call
      const shape = context.shapes?.argumentsOf(id)
      if (shape?.kind !== 'structure') return
      const required = requiredOf(shape.members)
      if (required.length === 0) return
      const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
      if (state.arguments === undefined && state.parameters === undefined) {
        context.report({ at: state.pointer, anchor: 'key', say: 'none', facts: { field, id, required: required.map(([name = '']) => `"${name}"`).join(', ') } })
        return
      }
      const given = language === 'JSONata' && state.arguments === undefined ? undefined : givenTo(state)
      if (given === undefined) return
      const missing = required.filter((spellings) => !spellings.some((name) => Object.hasOwn(given, name) || (language === 'JSONPath' && Object.hasOwn(given, `${name}.$`))))
      // what is filled in at deployment may be any of them
      if (missing.length === 0 || Object.keys(given).some(isPlaceholder)) return
      // what is meant by an argument that is misspelt has been told of
      const meant = unknownArgumentsOf(state, language, context).map(({ near }) => near)
      for (const spellings of missing) {
        const [argument = ''] = spellings
        if (!spellings.some((name) => meant.includes(name))) context.report({ at: `${state.pointer}/${field}`, anchor: 'key', say: 'missing', facts: { argument, id } })
      }
    },
  }),
})

type Members = Extract<ResultShape, { readonly kind: 'structure' }>['members']

/** What must be given, in each of its spellings; worked out once, since most structures have dozens of members and few that are required. */
function requiredOf(members: Members): readonly (readonly string[])[] {
  let found = requiredByMembers.get(members)
  if (found === undefined) requiredByMembers.set(members, (found = [...members].flatMap(([name, member]) => (member.required ? [memberSpellings(name)] : []))))
  return found
}

const requiredByMembers = new WeakMap<Members, readonly (readonly string[])[]>()
