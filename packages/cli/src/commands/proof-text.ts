import type { Definition } from '@stepwright/asl'
import type { PolicyProof } from '@stepwright/iam'
import { count } from '../terminal/count.js'
import type { Style } from '../terminal/style.js'

/** What a proof found, in two sentences, or in a list of what is wrong. */
export function proofText({ isSufficient, isMinimal, policy, denied, needless, mutants }: PolicyProof, { name }: Definition, style: Style): string {
  if (policy === undefined && isSufficient) return `"${name}" calls nothing, so its role needs no policy\n`
  const lines = [
    isSufficient ? `${style.green('sufficient')}: every call of every state is allowed` : `${style.red('not sufficient')}: ${denied.length === 0 ? 'not every call could be told' : `${count(denied.length, 'call')} would be denied`}`,
    ...denied.map(({ action, resource, need }) => `  ${need.state}, ${need.phase}: ${action} on ${resource}`),
    isMinimal ? `${style.green('minimal')}: a call is denied without any one statement, action or ARN (${count(mutants, 'smaller policy', 'smaller policies')} tried)` : `${style.red('not minimal')}: no call needs ${count(needless.length, 'part')} of it`,
    ...needless.map((pointer) => `  ${pointer}`),
  ]
  return `${lines.join('\n')}\n`
}
