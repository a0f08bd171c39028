import { formatJson, type Json } from '@stepwright/asl'
import { exitCodes, type Call } from './command.js'
import { usageError } from './usage-error.js'

/** Builds workspaces one after another, each by its own configuration. Yields the worst exit code; a problem in one does not stop the others. */
export async function buildWorkspaces(configs: readonly string[], call: Call, build: (call: Call) => Promise<number>): Promise<number> {
  if (call.flags.has('out')) return usageError(call.error, `--out is one folder, and each of ${configs.length} workspaces needs its own: leave it out`)
  const texts: string[] = []
  const isJson = call.flags.get('reporter') === 'json'
  const out = isJson ? { ...call.out, write: (text: string) => void texts.push(text) } : call.out
  let worst: number = exitCodes.clean
  for (const config of configs) worst = Math.max(worst, await build({ ...call, out, flags: new Map([...call.flags, ['config', config]]) }))
  // each has written an array
  if (isJson) call.out.write(formatJson(texts.flatMap((text) => JSON.parse(text) as Json[])))
  return worst
}
