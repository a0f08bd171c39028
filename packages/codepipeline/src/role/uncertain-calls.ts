import { child, pointer, type Diagnostic, type Pointer } from '@stepwright/asl'
import type { RuleDeclaration } from '../model/declaration.js'
import { ruleProviderOf } from '../providers/rule-providers.js'
import { problem, type PipelineSubject } from '../rules/pipeline-rule.js'

/** What the role is allowed for a rule of a condition, though no page is clear that it has to be. */
export function uncertainCalls(subject: PipelineSubject): Diagnostic[] {
  return subject.pipeline.stages.flatMap((stage, index) =>
    (['beforeEntry', 'onSuccess', 'onFailure'] as const).flatMap((occasion) =>
      (stage[occasion]?.conditions ?? []).flatMap(({ rules }, at) =>
        rules.flatMap((rule, position) => uncertainOf(subject, rule, child(pointer('pipeline', 'stages', index), occasion, 'conditions', at, 'rules', position))),
      ),
    ),
  )
}

function uncertainOf(subject: PipelineSubject, { name, roleArn, ruleTypeId: { provider } }: RuleDeclaration, at: Pointer): Diagnostic[] {
  // one with a role of its own calls with that
  if (roleArn !== undefined) return []
  const row = ruleProviderOf(provider)
  return (row?.calls ?? []).flatMap(({ actions, uncertain }) =>
    uncertain === undefined
      ? []
      : [
          problem(subject, at, {
            code: 'pipeline/uncertain-call',
            severity: 'info',
            message: `the role is allowed ${actions.join(', ')} for rule "${name}", which is not certain to be right: ${uncertain}`,
            note: `from ${row?.docs ?? ''}`,
          }),
        ],
  )
}
