import { child, isPlaceholder, nearName, type Fix, type Pointer } from '@stepwright/asl'
import type { ResultShape } from '@stepwright/services/shapes'
import { memberSpellings } from '../../rule/member-spellings.js'
import { givenTo } from '../../rule/task-call.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds arguments that the integration does not have. */
export const unknownArgument = defineRule({
  code: 'service/unknown-argument',
  summary: 'Integrations get no arguments that they do not know.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    unknown: (facts: { argument: string; id: string; near: string | undefined }) => ({
      message: `"${facts.id}" has no argument "${facts.argument}"`,
      help: facts.near === undefined ? `remove "${facts.argument}"` : `use "${facts.near}"`,
      note: 'AWS refuses fields that it does not know, and may have added this one since this release',
    }),
  },

  check: (context) => ({
    Task(state, { language }) {
      const call = context.callOf(state.resource)
      const given = givenTo(state)
      if (call.kind !== 'optimized' || call.known === undefined || given === undefined || language === undefined) return
      const { integration: id, required, optional } = call.known.integration
      const known = [...required, ...optional]
      if (optional.length === 0) return
      const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
      const members = shapeMembers(context.shapes?.argumentsOf(id))
      const look = (value: { readonly [key: string]: unknown }, names: readonly string[], at: Pointer): void => {
        for (const key of Object.keys(value)) {
          const argument = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key
          if (names.includes(argument) || isPlaceholder(argument)) continue
          const near = names.find((name) => name.toLowerCase() === argument.toLowerCase()) ?? nearName(argument, names)
          // a required one in another spelling is told of as missing
          if (value === given && near !== undefined && required.includes(near) && near.toLowerCase() === argument.toLowerCase() && !(near in given)) continue
          const pointer = child(at, key)
          const isFree = near !== undefined && !Object.keys(value).some((other) => other === near || other === `${near}.$`)
          const fixes: readonly Fix[] = isFree ? [{ title: `rename it to "${near}"`, kind: near.toLowerCase() === argument.toLowerCase() ? 'safe' : 'review', edits: [{ pointer, rename: key.replace(argument, near) }] }] : []
          context.report({ at: pointer, anchor: 'key', say: 'unknown', facts: { argument, id, near }, fixes })
        }
      }
      look(given, known, `${state.pointer}/${field}`)
      for (const [key, value] of Object.entries(given)) {
        for (const found of objectsIn(value, members?.get(key)?.shape, child(state.pointer, field, key))) look(found.value, found.names, found.at)
      }
    },
  }),
})

type Members = Extract<ResultShape, { readonly kind: 'structure' }>['members'] | undefined

interface Found {
  readonly value: { readonly [key: string]: unknown }
  /** What it may have. */
  readonly names: readonly string[]
  readonly at: Pointer
}

/** The objects in an argument whose members are known, outermost first. */
function* objectsIn(value: unknown, shape: ResultShape | undefined, at: Pointer): Generator<Found> {
  if (shape === undefined || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (shape.kind === 'list') for (const [index, item] of value.entries()) yield* objectsIn(item, shape.item, child(at, index))
    return
  }
  const object = value as { readonly [key: string]: unknown }
  const members = shapeMembers(shape)
  if (members !== undefined) yield { value: object, names: [...members.keys()].flatMap(memberSpellings), at }
  for (const [key, member] of Object.entries(object)) yield* objectsIn(member, shape.kind === 'map' ? shape.value : memberNamed(key, members)?.shape, child(at, key))
}

const memberNamed = (key: string, members: Members) => members?.get(key) ?? [...(members ?? [])].find(([name]) => memberSpellings(name).includes(key))?.[1]
const shapeMembers = (shape: ResultShape | undefined): Members => (shape?.kind === 'structure' ? shape.members : undefined)
