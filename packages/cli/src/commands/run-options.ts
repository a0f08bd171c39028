import { resolve } from 'node:path'
import { isObject, type Definition, type Json, type JsonObject } from '@stepwright/asl'
import type { Objects } from '@stepwright/simulator'
import { objectsIn } from '../desk/read-objects.js'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'
import { readJsonFlag } from './read-json-flag.js'

/** What `run` was asked for. */
export interface RunOptions {
  readonly file: string
  readonly input: Json
  /** Values of placeholders. */
  readonly parameters: JsonObject
  readonly mocks?: string
  /** Of S3. */
  readonly objects?: Objects
  /** Files of machines that may be started, by name. */
  readonly machines: readonly (readonly [name: string, file: string])[]
  readonly testCase?: string
  readonly workflow?: string
  readonly type?: Definition['type']
  readonly seed?: number
  readonly startTime?: number
  readonly json: boolean
  readonly coverage: boolean
  /** Functions that the module declares answer the tasks that no mock answers. */
  readonly functions: boolean
}

/** The options of `run`, or a sentence about what is wrong with them. */
export async function readRunOptions({ names, flags, cwd }: Pick<Call, 'names' | 'flags' | 'cwd'>): Promise<RunOptions | string> {
  const [file, ...others] = names
  if (file === undefined) return 'run does not know what to run: name a definition, or a module that exports a workflow'
  if (others.length > 0) return `run runs one machine, and ${names.length} files were named`
  const type = oneOf('type', flags.get('type') ?? 'standard', ['standard', 'express'] as const)
  if ('wrong' in type) return type.wrong
  const [seed, start] = [flags.get('seed'), flags.get('clock')]
  if (seed !== undefined && !/^\d+$/.test(seed)) return `--seed "${seed}" is no whole number`
  if (start !== undefined && Number.isNaN(Date.parse(start))) return `--clock "${start}" is no moment: write it like 2026-01-01T09:00:00Z`
  const input = await readJsonFlag('input', flags.get('input') ?? '{}', cwd)
  if ('wrong' in input) return input.wrong
  const parameters = await readJsonFlag('parameters', flags.get('parameters') ?? '{}', cwd)
  if ('wrong' in parameters) return parameters.wrong
  if (!isObject(parameters.value)) return '--parameters is no object of values by name'
  const objects = objectsIn(flags.get('objects'), cwd)
  if (typeof objects === 'string') return objects
  const machines = (flags.get('machines')?.split(',') ?? []).map((one) => /^([^=]+)=(.+)$/.exec(one.trim()))
  if (machines.includes(null)) return `--machines "${flags.get('machines')}" is no list of machines: write NAME=FILE, with commas between several`
  const [mocks, testCase, workflow] = [flags.get('mocks'), flags.get('case'), flags.get('name')]
  return {
    file: resolve(cwd, file),
    input: input.value,
    parameters: parameters.value,
    json: flags.has('json'),
    coverage: flags.has('coverage'),
    functions: flags.has('functions'),
    machines: machines.flatMap((match) => (match === null ? [] : [[match[1] ?? '', resolve(cwd, match[2] ?? '')] as const])),
    ...(objects === undefined ? {} : { objects }),
    ...(mocks === undefined ? {} : { mocks: resolve(cwd, mocks) }),
    ...(testCase === undefined ? {} : { testCase }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(flags.has('type') ? { type: type.value === 'express' ? ('EXPRESS' as const) : ('STANDARD' as const) } : {}),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(start === undefined ? {} : { startTime: Date.parse(start) }),
  }
}
