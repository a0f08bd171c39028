import { child, isJsonataString, type Json, type Parameter, type Pointer, type QueryLanguage } from '@stepwright/asl'
import { expressionTexts } from './expression-texts.js'

/**
 * What is known before deployment about an argument: its text (in which `${Placeholder}`s may stand, and `*` for what is
 * computed when it is not `exact`), that nothing of it is known, or that it is not given. `pointer` is where it stands, or should.
 */
export type Argument =
  | { readonly kind: 'text'; readonly text: string; readonly exact: boolean; readonly pointer: Pointer }
  | { readonly kind: 'computed' | 'missing'; readonly pointer: Pointer }

/** Arguments, and what they are read by. */
export interface TaskArguments {
  /** The state they belong to, for messages. */
  readonly state: string
  readonly pointer: Pointer
  /** `Arguments` or `Parameters`, and what stands there. */
  readonly field: string
  readonly value: Json | undefined
  readonly language: QueryLanguage
  readonly parameters: readonly Parameter[]
  /** The machine's own. */
  readonly ownName: string
  readonly ownArn: string
  /** What the author says about arguments that are computed, by their path, and about what the definition does not name. */
  readonly declared: { readonly [member: string]: readonly string[] }
  /** The state that is declared for. */
  readonly declaredAt: Pointer
  /** What names of arguments begin with where they are declared. */
  readonly declaredPrefix: string
}

/**
 * The arguments at `path`, such as `ProjectName` or `Entries[].Source`: more than one where a list or a choice has several. What the
 * author declares stands in for what is computed, and for parameters.
 */
export function argumentsAt(call: TaskArguments, path: string): readonly [Argument, ...Argument[]] {
  const found = valuesIn(call.value, path.split('.'), child(call.pointer, call.field), call)
  const [first = { kind: 'missing', pointer: child(call.pointer, call.field) } as const, ...more] = found
  const declared = call.declared[call.field === 'Credentials' ? `Credentials.${path}` : path]
  if (declared === undefined || ![first, ...more].some(isOpen)) return [first, ...more]
  const [text = '', ...texts] = declared
  const asArgument = (each: string): Argument => ({ kind: 'text', text: each, exact: true, pointer: first.pointer })
  return [asArgument(text), ...texts.map(asArgument)]
}

const isOpen = (argument: Argument): boolean => argument.kind === 'computed' || (argument.kind === 'text' && (!argument.exact || argument.text.includes('${')))

/** Whether an argument is given, whatever it holds. */
export function isGiven(call: TaskArguments, path: string): boolean {
  return argumentsAt(call, path).some(({ kind }) => kind !== 'missing')
}

/** Whether all the arguments come out of one expression, so that not even their names are known. */
export function areArgumentsComputed({ value, language }: TaskArguments): boolean {
  return language === 'JSONata' && isJsonataString(value)
}

function valuesIn(value: Json | undefined, path: readonly string[], pointer: Pointer, call: TaskArguments): Argument[] {
  const [step, ...rest] = path
  if (call.language === 'JSONata' && isJsonataString(value))
    return step === undefined ? expressionArguments(value, pointer, call) : [{ kind: 'computed', pointer }]
  if (step === undefined)
    return [typeof value === 'string' ? { kind: 'text', text: value, exact: true, pointer } : { kind: 'computed', pointer }]
  const name = step.replace('[]', '')
  if (!isObject(value)) return [{ kind: 'missing', pointer: child(pointer, ...path) }]
  const computedName = `${name}.$`
  if (call.language === 'JSONPath' && Object.hasOwn(value, computedName)) {
    const computed = value[computedName]
    const at = child(pointer, computedName)
    return typeof computed === 'string' && rest.length === 0 ? expressionArguments(computed, at, call) : [{ kind: 'computed', pointer: at }]
  }
  if (!Object.hasOwn(value, name)) return [{ kind: 'missing', pointer: child(pointer, ...path) }]
  return step === name ? valuesIn(value[name], rest, child(pointer, name), call) : itemsIn(value[name], rest, child(pointer, name), call)
}

function itemsIn(value: Json | undefined, path: readonly string[], pointer: Pointer, call: TaskArguments): Argument[] {
  if (!Array.isArray(value)) return [{ kind: 'computed', pointer }]
  return (value as readonly Json[]).flatMap((item, index): Argument[] => {
    const at = child(pointer, index)
    // where texts are looked for, an object or a list is none: it names nothing, and nobody computes it
    if (path.length === 0 && typeof item === 'object' && item !== null) return [{ kind: 'missing', pointer: at }]
    return valuesIn(item, path, at, call)
  })
}

function expressionArguments(text: string, pointer: Pointer, { language, ownArn }: TaskArguments): Argument[] {
  const texts = expressionTexts(text, language, ownArn)
  return texts?.map((each) => ({ kind: 'text', text: each, exact: !each.includes('*'), pointer })) ?? [{ kind: 'computed', pointer }]
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
