import { child, isJsonataString, type Json, type Parameter, type Pointer, type QueryLanguage, type TaskState } from '@stepwright/asl'

/**
 * What is known before deployment about an argument of a task: its text (in which `${Placeholder}`s may stand), that it
 * is computed while the machine runs, or that it is not given. `pointer` is where it stands, or should.
 */
export type Argument =
  | { readonly kind: 'text'; readonly text: string; readonly pointer: Pointer }
  | { readonly kind: 'computed' | 'missing'; readonly pointer: Pointer }

/** A task and the language and parameters by which its arguments are read. */
export interface TaskArguments {
  readonly task: TaskState
  readonly language: QueryLanguage
  readonly parameters: readonly Parameter[]
}

/** The argument at `path`, such as `ProjectName` or `Overrides.TaskRoleArn`. */
export function argumentAt({ task, language }: TaskArguments, path: string): Argument {
  const { field, value } = rootOf(task, language)
  return valueIn(value, path.split('.'), child(task.pointer, field), language)
}

/** Whether all the arguments come out of one expression, so that not even their names are known. */
export function areArgumentsComputed({ task, language }: TaskArguments): boolean {
  return language === 'JSONata' && isJsonataString(task.arguments)
}

/** What a task's `Credentials` say about the role that its calls are made with. */
export function credentialsRole({ task, language }: TaskArguments): Argument {
  return valueIn(task.credentials, ['RoleArn'], child(task.pointer, 'Credentials'), language)
}

function rootOf(task: TaskState, language: QueryLanguage): { field: string; value: Json | undefined } {
  return language === 'JSONata' ? { field: 'Arguments', value: task.arguments } : { field: 'Parameters', value: task.parameters }
}

function valueIn(value: Json | undefined, path: readonly string[], pointer: Pointer, language: QueryLanguage): Argument {
  if (language === 'JSONata' && isJsonataString(value)) return { kind: 'computed', pointer }
  const [name, ...rest] = path
  if (name === undefined) return typeof value === 'string' ? { kind: 'text', text: value, pointer } : { kind: 'computed', pointer }
  if (!isObject(value)) return { kind: 'missing', pointer: child(pointer, ...path) }
  const dynamicName = `${name}.$`
  if (language === 'JSONPath' && Object.hasOwn(value, dynamicName)) return { kind: 'computed', pointer: child(pointer, dynamicName) }
  if (!Object.hasOwn(value, name)) return { kind: 'missing', pointer: child(pointer, ...path) }
  return valueIn(value[name], rest, child(pointer, name), language)
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
