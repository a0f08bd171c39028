import { sortDiagnostics, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { Pipeline, Stage } from '@stepwright/codepipeline'
import type { Resource, Workflow } from '@stepwright/workflow'
import { checkPermissions } from './check-permissions.js'
import { compareText } from './compare-text.js'
import type { Project } from './project.js'
import { checkTriggers, resourcesOf } from './resources-of.js'
import type { System, SystemDefinition, SystemPipeline } from './system.js'

/** What the files of a build export. */
export interface Exports {
  readonly workflows: readonly { readonly workflow: Workflow<unknown, unknown>; readonly file: string }[]
  readonly pipelines: readonly { readonly pipeline: Pipeline; readonly file: string }[]
  readonly projects?: readonly { readonly project: Project; readonly file: string }[]
  readonly stages?: readonly { readonly stage: Stage; readonly file: string }[]
  readonly resources?: readonly { readonly resource: Resource; readonly file: string }[]
}

/**
 * Compiles what was exported, and the workflows that pipelines run though nobody exported them. A value that several
 * files export is taken once. The system holds what could be compiled, sorted by name; the diagnostics hold the rest.
 */
export function systemOf(exports: Exports): Outcome<System> {
  const pipelines = distinct(byFile(exports.pipelines.map(({ pipeline, file }) => ({ value: pipeline, file }))))
  const stages = distinct(byFile((exports.stages ?? []).map(({ stage, file }) => ({ value: stage, file }))))
  const run = [...pipelines, ...stages].flatMap(({ value, file }) => value['~workflows'].map((workflow) => ({ value: workflow, file })))
  const exported = byFile(exports.workflows.map(({ workflow, file }) => ({ value: workflow, file })))
  const workflows = distinct([...exported, ...run])
  const diagnostics: Diagnostic[] = []
  const definitions = workflows.flatMap(({ value, file }): SystemDefinition[] => {
    const compiled = value['~compile']()
    diagnostics.push(...compiled.diagnostics)
    if (compiled.value === undefined) return []
    return [{ definition: compiled.value, from: compiled.value.provenance.get('') ?? { file } }]
  })
  const triggers = [...pipelines, ...stages].flatMap(({ value, file }) => (value['~triggers'] ?? []).map((trigger) => ({ value: trigger, file })))
  const resources = resourcesOf({
    exported: byFile((exports.resources ?? []).map(({ resource, file }) => ({ value: resource, file }))),
    used: workflows.flatMap(({ value, file }) => (value['~resources']?.() ?? []).map((resource) => ({ value: resource, file }))),
    triggers,
  })
  diagnostics.push(...checkTriggers(triggers), ...resources.flatMap(({ resource, from }) => (resource.kind === 'function' ? [...resource.diagnostics, ...checkPermissions(resource, from)] : [])))
  return {
    value: {
      definitions: definitions.sort((a, b) => compareText(a.definition.name, b.definition.name) || byPlace(a, b)),
      pipelines: pipelines
        .map(({ value, file }): SystemPipeline => ({ pipeline: value, from: value['~site'] ?? { file } }))
        .sort((a, b) => compareText(a.pipeline.name, b.pipeline.name) || byPlace(a, b)),
      projects: distinct(byFile((exports.projects ?? []).map(({ project, file }) => ({ value: project, file }))))
        .map(({ value, file }) => ({ project: value, from: { file } }))
        .sort((a, b) => compareText(a.project.name, b.project.name)),
      ...(resources.length === 0 ? {} : { resources }),
      stages: stages.map(({ value, file }) => ({ stage: value, from: value['~site'] ?? { file } })).sort((a, b) => compareText(a.stage.name, b.stage.name)),
    },
    diagnostics: sortDiagnostics(diagnostics),
  }
}

interface Found<T> {
  readonly value: T
  readonly file: string
}

/** So that the order in which files were loaded does not show. */
function byFile<T>(found: readonly Found<T>[]): Found<T>[] {
  return [...found].sort((a, b) => compareText(a.file, b.file))
}

/** Each value once, with the first of its files. */
function distinct<T>(found: readonly Found<T>[]): Found<T>[] {
  const first = new Map<T, Found<T>>()
  for (const one of found) if (!first.has(one.value)) first.set(one.value, one)
  return [...first.values()]
}

function byPlace(a: SystemDefinition | SystemPipeline, b: SystemDefinition | SystemPipeline): number {
  return compareText(a.from.file, b.from.file) || (a.from.line ?? 0) - (b.from.line ?? 0)
}
