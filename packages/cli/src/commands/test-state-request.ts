import { resolve } from 'node:path'
import { hasErrors } from '@stepwright/asl'
import type { TestStateMock, TestStateRequest } from '@stepwright/simulator'
import { readDocument } from '../files/read-document.js'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'

/** What the flags of `test-state` ask of one state, or a sentence about what is wrong with them. */
export async function testStateRequest(definition: string, stateName: string, { flags, cwd }: Call): Promise<TestStateRequest | string> {
  const texts: Record<string, string> = {}
  for (const flag of ['input', 'variables', 'context', 'result'] as const) {
    const text = await jsonOf(flag, flags.get(flag), cwd)
    if (text !== undefined && typeof text !== 'string') return text.wrong
    if (text !== undefined) texts[flag] = text
  }
  const level = oneOf('level', flags.get('level') ?? 'INFO', ['INFO', 'DEBUG', 'TRACE'])
  if ('wrong' in level) return level.wrong
  const [error, cause, retries, role] = ['error', 'cause', 'retries', 'role'].map((flag) => flags.get(flag))
  if (error !== undefined && texts['result'] !== undefined) return '--result and --error exclude each other: a call yields one of them'
  if (cause !== undefined && error === undefined) return '--cause is the cause of an error: add --error NAME'
  if (retries !== undefined && !/^\d+$/.test(retries)) return `--retries "${retries}" is no number of retries`
  const { result, ...documents } = texts
  const mock: TestStateMock | undefined = result !== undefined ? { result } : error === undefined ? undefined : { errorOutput: { error, ...(cause === undefined ? {} : { cause }) } }
  return {
    definition,
    stateName,
    input: '{}',
    ...documents,
    inspectionLevel: level.value,
    ...(mock === undefined ? {} : { mock }),
    ...(retries === undefined ? {} : { stateConfiguration: { retrierRetryCount: Number(retries) } }),
    ...(role === undefined ? {} : { roleArn: role }),
  }
}

/** The text of a document in JSON, which is given itself, or by its file. */
async function jsonOf(flag: string, given: string | undefined, cwd: string): Promise<string | undefined | { readonly wrong: string }> {
  if (given === undefined) return undefined
  try {
    return JSON.stringify(JSON.parse(given))
  } catch {
    const { value, diagnostics } = await readDocument(resolve(cwd, given))
    if (value !== undefined && !hasErrors(diagnostics)) return JSON.stringify(value)
    return { wrong: `--${flag} "${given}" is neither JSON nor a file with it: ${diagnostics[0]?.message ?? 'it is empty'}` }
  }
}
