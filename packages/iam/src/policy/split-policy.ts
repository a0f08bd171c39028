import type { PolicyDocument, Statement } from './policy-document.js'

/** How a policy fits on a role: in one inline policy, or in managed policies of their own. */
export type SplitPolicy =
  | { readonly kind: 'inline'; readonly document: PolicyDocument }
  | { readonly kind: 'managed'; readonly documents: readonly PolicyDocument[] }
  /** More managed policies than a role may have, or a statement that fits in none. */
  | { readonly kind: 'too-large'; readonly documents: readonly PolicyDocument[] }

/**
 * Sizes in characters, blanks not counted; the inline policies of a role count together.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policyLimits = { inline: 10_240, managed: 6_144, managedOnRole: 10 } as const

/**
 * Splits a policy that is too large for one inline policy, statement by statement in their order, so that the same policy always splits
 * the same way and services stay together. A statement that is too large alone is split by its resources.
 */
export function splitPolicy(document: PolicyDocument): SplitPolicy {
  if (sizeOf(document) <= policyLimits.inline) return { kind: 'inline', document }
  const documents: PolicyDocument[] = []
  let open: Statement[] = []
  for (const statement of document.Statement.flatMap(inPieces)) {
    if (open.length > 0 && sizeOf({ ...document, Statement: [...open, statement] }) > policyLimits.managed) {
      documents.push({ ...document, Statement: open })
      open = []
    }
    open.push(statement)
  }
  documents.push({ ...document, Statement: open })
  const fits = documents.length <= policyLimits.managedOnRole && documents.every((each) => sizeOf(each) <= policyLimits.managed)
  return { kind: fits ? 'managed' : 'too-large', documents }
}

function sizeOf(document: PolicyDocument): number {
  return JSON.stringify(document).length
}

/** Halves, until each fits; the pieces have Sids of their own. */
function inPieces(statement: Statement): Statement[] {
  const pieces = halves(statement)
  return pieces.length === 1 ? [statement] : pieces.map((piece, index) => ({ ...piece, Sid: `${statement.Sid}Part${index + 1}` }))
}

function halves(statement: Statement): Statement[] {
  const { Resource } = statement
  if (Resource.length < 2 || sizeOf({ Version: '2012-10-17', Statement: [statement] }) + roomForSid <= policyLimits.managed)
    return [statement]
  const middle = Math.ceil(Resource.length / 2)
  return [...halves({ ...statement, Resource: Resource.slice(0, middle) }), ...halves({ ...statement, Resource: Resource.slice(middle) })]
}

const roomForSid = 10
