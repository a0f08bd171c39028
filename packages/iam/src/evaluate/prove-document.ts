import { covers, matchesWildcard } from '../policy/covers.js'
import type { PolicyDocument, Statement } from '../policy/policy-document.js'
import { decide } from './decide.js'
import type { Request } from './request.js'

/** What a document does to calls. */
export interface DocumentProof<R extends Request> {
  /** Calls that it does not allow. */
  readonly denied: readonly R[]
  /** Actions, resources and values that no call needs, as pointers into the document. */
  readonly needless: readonly string[]
  /** How many documents with one thing less were tried: each must deny a call. */
  readonly mutants: number
}

/** Tries a policy document, and everything that has one thing less than it, against calls that somebody will make. */
export function proveDocument<R extends Request>(policy: PolicyDocument | undefined, requests: readonly R[]): DocumentProof<R> {
  if (policy === undefined) return { denied: requests, needless: [], mutants: 0 }
  const denied = deniedBy(policy, requests)
  const mutants = mutantsOf(policy)
  const allowed = requests.filter((request) => !denied.includes(request))
  const needless = mutants.filter((mutant) => deniedBy(mutant.policy, allowed.filter(mutant.touches)).length === 0)
  return { denied, needless: needless.map(({ pointer }) => pointer), mutants: mutants.length }
}

function deniedBy<R extends Request>(policy: PolicyDocument, requests: readonly R[]): R[] {
  return requests.filter((request) => decide([policy], request) !== 'allowed')
}

interface Mutant {
  readonly pointer: string
  readonly policy: PolicyDocument
  /** Whether what was taken away speaks of a request at all. */
  readonly touches: (request: Request) => boolean
}

/** The policy without one statement, one action, one resource, or one value of a condition. */
function mutantsOf(policy: PolicyDocument): Mutant[] {
  return policy.Statement.flatMap((statement, index) => {
    const others = (changed: readonly Statement[]): PolicyDocument => ({
      ...policy,
      Statement: [...policy.Statement.slice(0, index), ...changed, ...policy.Statement.slice(index + 1)],
    })
    return [
      { pointer: `/Statement/${index}`, policy: others([]), touches: () => true },
      ...less(statement.Action).map(([at, Action, gone]) => ({
        pointer: `/Statement/${index}/Action/${at}`,
        policy: others([{ ...statement, Action }]),
        touches: ({ action }: Request) => matchesWildcard(gone.toLowerCase(), action.toLowerCase()),
      })),
      ...less(statement.Resource).map(([at, Resource, gone]) => ({
        pointer: `/Statement/${index}/Resource/${at}`,
        policy: others([{ ...statement, Resource }]),
        touches: ({ resource }: Request) => covers(gone, resource),
      })),
      ...lessOfConditions(statement).map(({ pointer, Condition }) => ({
        pointer: `/Statement/${index}/Condition${pointer}`,
        policy: others([{ ...statement, Condition }]),
        touches: () => true,
      })),
    ]
  })
}

/** A list without each of its items; not one of nothing, which the mutant without the statement is already. */
function less(items: readonly string[]): [number, string[], string][] {
  return items.length < 2 ? [] : items.map((gone, at) => [at, items.filter((_, index) => index !== at), gone])
}

function lessOfConditions({ Condition = {} }: Statement): { pointer: string; Condition: NonNullable<Statement['Condition']> }[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) =>
      typeof value === 'string'
        ? []
        : less(value).map(([at, values]) => ({
            pointer: `/${operator}/${key}/${at}`,
            Condition: { ...Condition, [operator]: { ...keys, [key]: values } },
          })),
    ),
  )
}
