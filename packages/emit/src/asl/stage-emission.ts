import type { Outcome } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { Emission } from '../emitter/emission.js'
import type { SystemStage } from '../emitter/system.js'
import { jsonFile } from './machine-emission.js'
import { documentsFor, type PipelineNeed } from './pipeline-emission.js'

/** The files of a stage, and the workflows that it runs. */
export interface StageEmission extends Emission {
  readonly kind: 'stage'
  readonly workflows: readonly string[]
  readonly needs: readonly PipelineNeed[]
}

/** A stage in both spellings, what the role of its pipeline wants for it, and the inputs that its actions read. */
export function emitStage({ stage, from }: SystemStage, place: AwsPlace, syntax: 'json' | 'yaml'): Outcome<StageEmission> {
  const { value, diagnostics } = stage['~build'](place)
  if (value === undefined) return { value: undefined, diagnostics }
  const { name } = stage
  const files = [
    jsonFile(`${name}.stage.json`, value.stage),
    jsonFile(`${name}.stage.cloudformation.json`, value.cloudFormation),
    ...(value.policy === undefined ? [] : [jsonFile(`${name}.stage.policy.json`, value.policy)]),
    ...value.files.map(({ path, content }) => jsonFile(path, content)),
  ]
  const needs = value.needs.map((need) => ({ ...need, ...documentsFor(need, name, syntax) }))
  return { value: { kind: 'stage', name, from, files, workflows: stage['~workflows'].map((workflow) => workflow.name), needs }, diagnostics }
}
