import type { BuildOutcome } from './build-result.js'
import { buildWorkspaces } from './build-workspaces.js'
import type { Call, Run } from './command.js'
import { finishBuild } from './finish-build.js'
import { keptBuild } from './kept-build.js'
import { usageError } from './usage-error.js'
import { watchBuild } from './watch-build.js'

/** `stepwright build`: from TypeScript to documents in a folder. With an error anywhere, nothing is written. */
export const build: Run = async (call) => {
  if (!call.flags.has('watch')) return buildOnce(call)
  if (call.flags.has('check') || call.flags.get('reporter') === 'json') return usageError(call.error, '--watch is for people: leave --check and --reporter json out')
  return watchBuild(call, await outOf(call), () => buildOnce(call))
}

/** What is needed to build is loaded only when there is something to build. */
async function buildOnce(call: Call): Promise<number> {
  const { file, outcome: kept } = keptBuild(call)
  const outcome = kept ?? (await (await import('./build-anew.js')).buildAnew(call, file))
  return typeof outcome === 'number' ? outcome : finish(outcome, call)
}

function finish(outcome: BuildOutcome, call: Call): Promise<number> {
  return 'made' in outcome ? finishBuild(outcome.made, call) : buildWorkspaces(outcome.workspaces, call, buildOnce)
}

async function outOf(call: Call): Promise<string | undefined> {
  const { outcome } = keptBuild(call)
  if (outcome !== undefined) return 'made' in outcome ? outcome.made.options.out : undefined
  return (await import('./build-anew.js')).configuredOut(call)
}
