import type { Definition, Diagnostic } from '@stepwright/asl'
import type { PolicyOptions } from '../derive/policy-options.js'
import { derivePolicy } from '../derive/derive-policy.js'
import { needsOf } from '../derive/needs-of.js'
import type { AwsPlace } from '../policy/aws-place.js'
import { covers, matchesWildcard } from '../policy/covers.js'
import type { PolicyDocument, Statement } from '../policy/policy-document.js'
import { decide } from './decide.js'
import type { Request } from './request.js'
import { requestsOf, type NeededRequest } from './requests-of.js'

/** What a proof found. */
export interface PolicyProof {
  /** Every call of every phase is allowed, and every call could be told. */
  readonly isSufficient: boolean
  /** Without any one action or resource, a call would fail. */
  readonly isMinimal: boolean
  /** The policy that the proof is about; none when nothing is needed. */
  readonly policy: PolicyDocument | undefined
  /** Calls that the policy does not allow. */
  readonly denied: readonly NeededRequest[]
  /** Actions, resources and values that no call needs, as pointers into the policy. */
  readonly needless: readonly string[]
  /** How many policies with one thing less were tried: each must deny a call. */
  readonly mutants: number
  /** What the derivation could not tell. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Proves a machine's derived policy, or one that is given, against the calls of the table: that it allows each, and that nothing can
 * be taken from it. The table itself is taken for right.
 */
export function provePolicy(
  definition: Definition,
  place: AwsPlace,
  options: PolicyOptions & { readonly policy?: PolicyDocument } = {},
): PolicyProof {
  const { needs, diagnostics } = needsOf(definition, place, options)
  const policy = options.policy ?? derivePolicy(definition, place, options).value
  const requests = requestsOf(needs)
  const denied = policy === undefined ? requests : deniedBy(policy, requests)
  const mutants = policy === undefined ? [] : mutantsOf(policy)
  const allowed = requests.filter((request) => !denied.includes(request))
  const needless = mutants
    .filter((mutant) => deniedBy(mutant.policy, allowed.filter(mutant.touches)).length === 0)
    .map(({ pointer }) => pointer)
  const isTold = !diagnostics.some(({ severity }) => severity === 'error')
  return {
    isSufficient: denied.length === 0 && isTold,
    isMinimal: needless.length === 0,
    policy,
    denied,
    needless,
    mutants: mutants.length,
    diagnostics,
  }
}

function deniedBy(policy: PolicyDocument, requests: readonly NeededRequest[]): NeededRequest[] {
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
