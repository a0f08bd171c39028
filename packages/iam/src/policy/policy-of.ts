import type { Grant } from './grant.js'
import { mergeGrants } from './merge-grants.js'
import type { PolicyDocument } from './policy-document.js'

/**
 * The document of some grants: merged, sorted, with readable Sids. `undefined` when there is nothing to grant, since IAM
 * refuses a policy without statements: the role then needs no policy at all.
 */
export function policyOf(grants: readonly Grant[]): PolicyDocument | undefined {
  if (grants.length === 0) return undefined
  const sids = new Set<string>()
  return {
    Version: '2012-10-17',
    Statement: mergeGrants(grants).map(({ purposes, actions, resources, condition }) => ({
      Sid: freshSid(purposeOf(purposes), sids),
      Effect: 'Allow',
      Action: actions,
      Resource: resources,
      ...(condition === undefined ? {} : { Condition: condition }),
    })),
  }
}

/** Of more than three, what their names begin with: a Sid is to be read. */
function purposeOf(purposes: readonly string[]): string {
  if (purposes.length <= 3) return purposes.join('And')
  const [first = '', ...others] = purposes.map((purpose) => purpose.match(/[A-Z][a-z0-9]*/g) ?? [purpose])
  const shared = [...first].filter((_, index, words) =>
    others.every((other) => words.slice(0, index + 1).every((word, at) => other[at] === word)),
  )
  return shared.length > 0 ? shared.join('') : `${purposes[0] ?? ''}AndMore`
}

/**
 * A Sid takes letters and digits only, and may stand once.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
function freshSid(purpose: string, taken: Set<string>): string {
  const wanted = purpose.replace(/[^A-Za-z0-9]/g, '')
  let sid = wanted
  for (let count = 2; taken.has(sid); count++) sid = `${wanted}${count}`
  taken.add(sid)
  return sid
}
