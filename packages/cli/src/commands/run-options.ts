import { resolve } from 'node:path'
import type { Definition, Json } from '@stepwright/asl'
import { readDocument } from '../files/read-document.js'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'

/** What `run` was asked for. */
export interface RunOptions {
  readonly file: string
  readonly input: Json
  readonly mocks?: string
  readonly testCase?: string
  readonly workflow?: string
  readonly type?: Definition['type']
  readonly seed?: number
  readonly startTime?: number
  readonly json: boolean
  readonly coverage: boolean
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
  const input = await readInput(flags.get('input') ?? '{}', cwd)
  if ('wrong' in input) return input.wrong
  const [mocks, testCase, workflow] = [flags.get('mocks'), flags.get('case'), flags.get('name')]
  return {
    file: resolve(cwd, file),
    input: input.value,
    json: flags.has('json'),
    coverage: flags.has('coverage'),
    ...(mocks === undefined ? {} : { mocks: resolve(cwd, mocks) }),
    ...(testCase === undefined ? {} : { testCase }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(flags.has('type') ? { type: type.value === 'express' ? ('EXPRESS' as const) : ('STANDARD' as const) } : {}),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(start === undefined ? {} : { startTime: Date.parse(start) }),
  }
}

/** What is JSON is the input; anything else names a file. */
async function readInput(given: string, cwd: string): Promise<{ readonly value: Json } | { readonly wrong: string }> {
  try {
    return { value: JSON.parse(given) as Json }
  } catch (error) {
    if (/^\s*[[{"]/.test(given)) return { wrong: `--input is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const { value, diagnostics } = await readDocument(given === '-' ? given : resolve(cwd, given))
  if (value !== undefined) return { value: value as Json }
  return { wrong: `--input "${given}" is neither JSON nor a file with it: ${diagnostics[0]?.message ?? 'it is empty'}` }
}
