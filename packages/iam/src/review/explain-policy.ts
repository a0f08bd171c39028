import type { Definition, Diagnostic, Pointer } from '@stepwright/asl'
import { needsOf } from '../derive/needs-of.js'
import type { Need } from '../derive/need.js'
import type { PolicyOptions } from '../derive/policy-options.js'
import type { AwsPlace } from '../policy/aws-place.js'
import { covers } from '../policy/covers.js'
import type { Statement } from '../policy/policy-document.js'
import { policyOf } from '../policy/policy-of.js'
import { withoutRepetition } from '../policy/without-repetition.js'

/** A statement of a derived policy, and all that needs it. */
export interface ExplainedStatement {
  readonly statement: Statement
  readonly reasons: readonly Reason[]
}

/** A state that needs actions of a statement, when, and the page that says so. `machine` is the machine itself. */
export interface Reason {
  readonly state: string
  readonly pointer: Pointer
  readonly phase: Need['phase']
  readonly actions: readonly string[]
  readonly source: string
  /** Why it is not sure that this is needed. */
  readonly uncertain?: string
}

/** The statements of the policy that `derivePolicy` yields, each with who needs it. */
export function explainPolicy(definition: Definition, place: AwsPlace, options: PolicyOptions = {}): { readonly statements: readonly ExplainedStatement[]; readonly diagnostics: readonly Diagnostic[] } {
  const { needs, diagnostics } = needsOf(definition, place, options)
  const statements = policyOf(withoutRepetition(needs))?.Statement ?? []
  return { statements: statements.map((statement) => ({ statement, reasons: needs.flatMap((need) => reasonOf(need, statement)) })), diagnostics }
}

function reasonOf(need: Need, { Action, Resource, Condition }: Statement): Reason[] {
  const actions = need.actions.filter((action) => Action.includes(action))
  const isAbout = need.resources.some((arn) => Resource.some((pattern) => covers(pattern, arn)))
  if (actions.length === 0 || !isAbout || JSON.stringify(need.condition) !== JSON.stringify(Condition)) return []
  return [{ state: need.state, pointer: need.pointer, phase: need.phase, actions, source: need.source, ...(need.uncertain === undefined ? {} : { uncertain: need.uncertain }) }]
}
