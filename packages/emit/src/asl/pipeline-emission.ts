import type { Outcome } from '@stepwright/asl'
import type { Need, PipelineDocuments } from '@stepwright/codepipeline'
import type { AwsPlace } from '@stepwright/iam'
import type { Emission } from '../emitter/emission.js'
import type { SystemPipeline } from '../emitter/system.js'
import { jsonFile } from './machine-emission.js'

/** The files of a pipeline, and what it needs. */
export interface PipelineEmission extends Emission {
  readonly kind: 'pipeline'
  readonly workflows: readonly string[]
  readonly needs: readonly PipelineNeed[]
}

/** A need, with the files that make it. */
export interface PipelineNeed extends Need {
  readonly documents?: readonly string[]
}

/** Pipeline and role, and the rules that start it. */
export function emitPipeline({ pipeline, from }: SystemPipeline, place: AwsPlace, syntax: 'json' | 'yaml'): Outcome<PipelineEmission> {
  const { value, diagnostics } = pipeline['~build'](place)
  if (value === undefined) return { value: undefined, diagnostics }
  const { name } = pipeline
  const workflows = pipeline['~workflows'].map((workflow) => workflow.name)
  const needs = value.needs.map((need) => ({ ...need, ...documentsFor(need, name, syntax) }))
  return { value: { kind: 'pipeline', name, from, files: filesOf(name, value), workflows, needs }, diagnostics }
}

function filesOf(name: string, { pipeline, policy, trust, events, files: read = [] }: PipelineDocuments): Emission['files'] {
  const files = [
    ...read.map(({ path, content }) => jsonFile(path, content)),
    jsonFile(`${name}.pipeline.json`, pipeline),
    jsonFile(`${name}.pipeline.policy.json`, policy),
    jsonFile(`${name}.pipeline.trust.json`, trust),
  ]
  if (events === undefined) return files
  return [
    ...files,
    jsonFile(`${name}.pipeline.events.json`, events.rules),
    jsonFile(`${name}.pipeline.events.policy.json`, events.policy),
    jsonFile(`${name}.pipeline.events.trust.json`, events.trust),
  ]
}

/** The files that make what a need names. */
export function documentsFor({ kind, madeBy, name }: Need, pipeline: string, syntax: string): Pick<PipelineNeed, 'documents'> {
  if (madeBy === 'you') return {}
  if (kind === 'state-machine') return { documents: [`${name}.asl.${syntax}`] }
  const role = kind === 'events-role' ? `${pipeline}.pipeline.events` : `${pipeline}.pipeline`
  return { documents: [`${role}.policy.json`, `${role}.trust.json`] }
}
