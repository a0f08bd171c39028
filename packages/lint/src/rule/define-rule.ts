import type { DiagnosticCode, Severity } from '@stepwright/asl'
import type { RuleContext } from './context.js'
import type { Wordings } from './finding.js'
import type { Handlers } from './handlers.js'

/** A rule as its file writes it. */
export interface RuleFacts<W extends Wordings> {
  readonly code: DiagnosticCode
  /** What holds where the rule is silent, in one sentence. */
  readonly summary: string
  /** In the preset `recommended`. An `info` is not shown unless it is asked for. */
  readonly severity: Severity
  /** In the preset `strict`; as in `recommended` when left out. */
  readonly strict?: Severity
  /** The version that brought it. */
  readonly since: string
  /** The page that says so. */
  readonly spec: string
  /** The code that AWS's own validation gives, where it has one. */
  readonly aws?: string
  /** How each finding is said. */
  readonly wordings: W
  /** Called once for any number of definitions; what it returns is called at the nodes, and keeps nothing between them but in `context.once`. */
  readonly check: (context: RuleContext<W>) => Handlers
}

/** A rule, as lists of rules hold it: which facts its wordings need is its own business. */
export interface Rule extends Omit<RuleFacts<Wordings>, 'check'> {
  readonly check: (context: RuleContext<Wordings>) => Handlers
}

/** The same rule; the types of its facts have done their work by then. */
export function defineRule<const W extends Wordings>(rule: RuleFacts<W>): Rule {
  // a context that takes any finding takes this rule's own
  return rule as unknown as Rule
}
