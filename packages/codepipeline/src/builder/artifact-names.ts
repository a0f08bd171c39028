import { rulesOf } from '../model/rules-of.js'
import type { ArtifactToken } from './artifact.js'
import { freeName, stagesOf, type PipelineRecord } from './recorder.js'
import type { BuiltRule } from './rule.js'

/**
 * The names of a pipeline's artifacts: given ones, or the action's name with `Artifact` behind it. An artifact that
 * nothing reads and nobody named has none, and is not declared.
 */
export function artifactNames(record: PipelineRecord): ReadonlyMap<ArtifactToken, string> {
  const actions = stagesOf(record).flatMap((stage) => stage.actions)
  const rules: readonly BuiltRule[] = stagesOf(record).flatMap(({ conditions }) => rulesOf(conditions ?? {}))
  const inputs = [...actions.flatMap(({ facts }) => facts.inputs), ...rules.flatMap((rule) => rule['~inputs'] ?? [])]
  const read = new Set(inputs.map((input) => input['~artifact']))
  const given = actions.flatMap(({ facts }) => facts.output?.name ?? [])
  const names = new Map<ArtifactToken, string>()
  for (const { name, facts, artifact } of actions) {
    const { output } = facts
    if (output === undefined || !(output.always || read.has(artifact))) continue
    const derived = `${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}Artifact`
    names.set(artifact, output.name ?? freeName(derived, [...given, ...names.values()]))
  }
  return names
}
