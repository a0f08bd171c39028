import type { Binding, BoundResource } from '@stepwright/services'
import { arnAt, type AwsPlace } from '../policy/aws-place.js'
import { lonePlaceholder, readSpelling, takesArnOnly, type Reading, type ReadingContext } from './spellings.js'
import { argumentsAt, type Argument, type TaskArguments } from './task-arguments.js'

/** What a call touches. Where an argument keeps us from knowing, `arn` is the narrowest wildcard that holds it. */
export interface ResolvedResource {
  readonly arn: string
  /** The arguments that are computed in whole or in part, or missing. */
  readonly open: readonly { readonly member: string; readonly argument: Argument }[]
  /** Arguments that are known, and do not name it. */
  readonly unread?: readonly UnreadArgument[]
}

/** A parameter that holds the name within an ARN or a URL, where a policy cannot take it out; an alias of what a policy names; or a text where AWS takes an ARN. */
export interface UnreadArgument {
  readonly member: string
  readonly argument: Argument
  readonly text: string
  readonly because: 'parameter' | 'alias' | 'no-arn'
}

/** Puts the place and the task's arguments into the ARN of a resource: one for each value that the arguments may have. */
export function resolveResource(resource: BoundResource, call: TaskArguments, place: AwsPlace): ResolvedResource[] {
  const found: ResolvedResource[] = []
  for (const choice of choicesOf(Object.entries(resource.bind), call)) {
    const pieces = new Map<string, string>()
    const unread: UnreadArgument[] = []
    let replaced: readonly string[] | undefined
    for (const { placeholder, binding, member, argument } of choice) {
      const text = textOf(argument, binding)
      if (text === undefined) continue
      const { piece, arns } = readArgument(text, member, binding, { resource, parameters: call.parameters, place })
      const because = argument.kind === 'text' ? unreadBecause(argument, piece, binding) : undefined
      if (because !== undefined) unread.push({ member, argument, text, because })
      if (arns === undefined) pieces.set(placeholder, piece)
      else replaced = arns
    }
    const open = choice.filter(({ argument, binding }) => isOpen(argument, binding)).map(({ member, argument }) => ({ member, argument }))
    const [{ binding: first } = { binding: undefined }] = choice
    for (const arn of replaced ?? [filled(resource.arn, pieces, call, place)])
      found.push(...qualified(arn, first, call).map((each) => ({ arn: each.arn, open: [...open, ...each.open], unread })))
  }
  return found
}

/** What begins with a parameter is an ARN where AWS takes nothing else. */
function readArgument(text: string, member: string, binding: Binding, context: ReadingContext): Reading {
  return text.startsWith('${') && takesArnOnly(member, binding) ? { arns: [text] } : readSpelling(text, binding.accepts, context)
}

function unreadBecause({ text, exact }: Extract<Argument, { kind: 'text' }>, piece: string | undefined, { accepts }: Binding): UnreadArgument['because'] | undefined {
  if (!exact || piece === undefined) return undefined
  if (piece === '*' && accepts.includes('alias-of-key') && text.includes('alias/')) return 'alias'
  if (lonePlaceholder.test(text)) return piece === '*' ? 'parameter' : undefined
  return accepts.every((spelling) => spelling === 'arn') ? 'no-arn' : undefined
}

interface Choice {
  readonly placeholder: string
  readonly binding: Binding
  /** The one of the binding's arguments that is given. */
  readonly member: string
  readonly argument: Argument
}

/** Every combination of the values that the arguments may have. Pieces of one argument go together. */
function choicesOf(bindings: readonly (readonly [string, Binding])[], call: TaskArguments): Choice[][] {
  let choices: Choice[][] = [[]]
  for (const [placeholder, binding] of bindings) {
    const { member, values } = argumentsOf(binding, call)
    choices = choices.flatMap((choice) => {
      const same = choice.find((each) => each.binding.member === binding.member)
      return same === undefined
        ? values.map((argument) => [...choice, { placeholder, binding, member, argument }])
        : [[...choice, { placeholder, binding, member, argument: same.argument }]]
    })
  }
  return choices
}

/** The first of a binding's arguments that is there. */
export function argumentsOf(
  { member, instead = [] }: Binding,
  call: TaskArguments,
): { readonly member: string; readonly values: readonly Argument[] } {
  for (const path of [member, ...instead]) {
    const values = argumentsAt(call, path)
    if (values.some(({ kind }) => kind !== 'missing')) return { member: path, values }
  }
  return { member, values: argumentsAt(call, member) }
}

function textOf(argument: Argument, { absent }: Binding): string | undefined {
  if (argument.kind === 'text') return argument.text
  return argument.kind === 'missing' ? absent : undefined
}

function isOpen(argument: Argument, { absent }: Binding): boolean {
  if (argument.kind === 'text') return !argument.exact
  return argument.kind === 'computed' || absent === undefined
}

/** In one pass, so that a placeholder within a name is left alone; `*` where a piece is not known. */
function filled(arn: string, pieces: ReadonlyMap<string, string>, { ownName }: TaskArguments, place: AwsPlace): string {
  const places: { readonly [name: string]: string } = {
    Partition: place.partition,
    Region: place.region,
    Account: place.account,
    StateMachine: ownName,
  }
  return arn.replace(/\$\{(\w+)\}/g, (_written, name: string) => pieces.get(name) ?? places[name] ?? '*').replace(/\*{2,}/g, '*')
}

/** IAM compares the ARN as it is called, so a qualifier belongs to it; one that is computed may be any. */
function qualified(arn: string, binding: Binding | undefined, call: TaskArguments): ResolvedResource[] {
  const qualifier = binding?.qualifier
  if (qualifier === undefined || isQualified(arn)) return [{ arn, open: [] }]
  return argumentsAt(call, qualifier).map((argument) => {
    if (argument.kind === 'missing') return { arn, open: [] }
    const open = { member: qualifier, argument }
    if (argument.kind === 'text') return { arn: `${arn}:${argument.text}`, open: argument.exact ? [] : [open] }
    return { arn: `${arn}:*`, open: [open] }
  })
}

/** A function's ARN with a version or an alias has eight pieces, or two where a placeholder stands for the first seven. */
function isQualified(arn: string): boolean {
  const pieces = arn.replace(/\$\{[^}]+\}/g, 'x').split(':').length
  return pieces === 8 || pieces === 2
}

/** A fixed ARN of a place and a machine. */
export function fixedArn(arn: string, { ownName }: Pick<TaskArguments, 'ownName'>, place: AwsPlace): string {
  return arnAt(arn, place).replaceAll('${StateMachine}', ownName)
}
