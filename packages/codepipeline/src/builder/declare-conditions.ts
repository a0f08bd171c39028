import type { Condition, RuleDeclaration } from '../model/declaration.js'
import type { Artifact } from './artifact.js'
import type { StageConditions } from './recorder.js'
import type { BuiltRule } from './rule.js'

/** The conditions of a stage, with the names of the artifacts that their rules read. */
export function declareConditions({ beforeEntry, onSuccess, onFailure }: StageConditions, nameOf: (artifact: Artifact) => string): StageConditions {
  const named = (conditions: readonly Condition[]): Condition[] =>
    conditions.map((condition) => ({ ...condition, rules: condition.rules.map((rule) => withInputs(rule, nameOf)) }))
  return {
    ...(beforeEntry && { beforeEntry: { conditions: named(beforeEntry.conditions) } }),
    ...(onSuccess && { onSuccess: { conditions: named(onSuccess.conditions) } }),
    ...(onFailure && { onFailure: { ...onFailure, ...(onFailure.conditions && { conditions: named(onFailure.conditions) }) } }),
  }
}

function withInputs({ '~inputs': inputs, ...rule }: BuiltRule, nameOf: (artifact: Artifact) => string): RuleDeclaration {
  return inputs === undefined ? rule : { ...rule, inputArtifacts: inputs.map((artifact) => ({ name: nameOf(artifact) })) }
}
