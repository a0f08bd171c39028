import type { Options as ScaffoldOptions } from '../scaffold/options.js'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'
import { targetNames } from './targets.js'

/** Puts a question, and yields the answer; empty for the answer in brackets. */
export type Ask = (question: string) => Promise<string>

type Options = Omit<ScaffoldOptions, 'version'>

/** What the flags of `init` say, and where they say nothing, what `ask` hears; or a sentence about an answer that cannot be. */
export async function initOptions(flags: Call['flags'], ask: Ask): Promise<Options | string> {
  const answer = async (flag: string, question: string, otherwise: string): Promise<string> => {
    const given = flags.get(flag) ?? (await ask(`${question} [${otherwise}] `)).trim()
    return given === '' ? otherwise : given
  }
  const name = await answer('name', 'What is the first workflow called?', 'order-review')
  if (!/^[a-z][a-z0-9-]{0,79}$/.test(name)) return `"${name}" is no name for a workflow here: use small letters, digits and "-", like "order-review"`
  const target = oneOf('target', await answer('target', `What deploys it: ${targetNames.join(', ')}?`, 'asl'), targetNames)
  if ('wrong' in target) return target.wrong
  const hook = yesOrNo('hook', await answer('hook', 'Shall git check before each commit?', 'yes'))
  if ('wrong' in hook) return hook.wrong
  const ci = yesOrNo('ci', await answer('ci', 'Shall GitHub check each pull request?', 'yes'))
  if ('wrong' in ci) return ci.wrong
  return { name, target: target.value, hook: hook.value === 'yes', ci: ci.value === 'yes' }
}

function yesOrNo(flag: string, given: string) {
  return oneOf(flag, { y: 'yes', n: 'no' }[given.toLowerCase()] ?? given.toLowerCase(), ['yes', 'no'] as const)
}
