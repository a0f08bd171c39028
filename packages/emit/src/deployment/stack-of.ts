import { sortDiagnostics, type Diagnostic, type Outcome } from '@stepwright/asl'
import { checkEmissions } from '../emitter/check-emissions.js'
import { compareText } from '../emitter/compare-text.js'
import type { Emission } from '../emitter/emission.js'
import type { System } from '../emitter/system.js'
import { checkIds, type Identified } from './check-ids.js'
import { resourceId } from './bindings.js'
import { idOf } from './id-of.js'
import { stackMachines } from './stack-machines.js'
import type { StackOptions } from './stack-options.js'
import { stackParameters } from './stack-parameters.js'
import { stackPipelines } from './stack-pipelines.js'
import { stackResources } from './stack-resources.js'
import { stackProjects } from './stack-projects.js'
import type { Stack } from './stack.js'

/** Works out what is deployed for a system: who refers to whom, under which names, with which roles. Sorted by name. */
export function stackOf(system: System, options: StackOptions): Outcome<Stack> {
  const sorted = sortedSystem(system)
  const machines = stackMachines(sorted, options)
  const pipelines = stackPipelines(sorted, machines.value ?? [], options)
  const projects = stackProjects(sorted, pipelines.value ?? [], options)
  const { value: resources = { functions: [], tables: [], apis: [], parameters: [] }, diagnostics: ofResources } = stackResources(sorted, { machines: machines.value ?? [], pipelines: pipelines.value ?? [] }, options)
  const diagnostics: Diagnostic[] = [...ofResources, ...checkEmissions(emissionsOf(sorted)), ...machines.diagnostics, ...pipelines.diagnostics, ...projects.diagnostics]
  const value: Stack = {
    parameters: stackParameters(machines.value ?? [], resources.parameters),
    machines: machines.value ?? [],
    pipelines: (pipelines.value ?? []).map(({ pipeline }) => pipeline),
    buckets: distinctBuckets((pipelines.value ?? []).flatMap(({ bucket }) => bucket ?? [])),
    projects: projects.value ?? [],
    functions: resources.functions,
    tables: resources.tables,
    apis: resources.apis,
  }
  diagnostics.push(...sorted.stages.flatMap(({ stage }) => stage['~build'](options.place).diagnostics), ...checkIds(identifiedIn(sorted)))
  return { value, diagnostics: sortDiagnostics(diagnostics) }
}

function sortedSystem({ definitions, pipelines, projects = [], stages = [], resources = [] }: System): Required<System> {
  return {
    definitions: [...definitions].sort((a, b) => compareText(a.definition.name, b.definition.name)),
    pipelines: [...pipelines].sort((a, b) => compareText(a.pipeline.name, b.pipeline.name)),
    resources: [...resources].sort((a, b) => compareText(a.resource.kind, b.resource.kind) || compareText(a.resource.name, b.resource.name)),
    stages: [...stages].sort((a, b) => compareText(a.stage.name, b.stage.name)),
    projects: [...projects].sort((a, b) => compareText(a.project.name, b.project.name)),
  }
}

function distinctBuckets<T extends { readonly id: string }>(buckets: readonly T[]): T[] {
  return [...new Map(buckets.map((bucket) => [bucket.id, bucket])).values()].sort((a, b) => compareText(a.id, b.id))
}

/** Two of one name are said by the check of files, which other targets have too. */
function emissionsOf({ definitions, pipelines, stages, resources }: Required<System>): Emission[] {
  return [
    ...definitions.map(({ definition: { name }, from }): Emission => ({ kind: 'workflow', name, from, files: [{ path: `${name}.asl.json`, text: '' }] })),
    ...pipelines.map(({ pipeline: { name }, from }): Emission => ({ kind: 'pipeline', name, from, files: [{ path: `${name}.pipeline.json`, text: '' }] })),
    ...resources.map(({ resource: { kind, name }, from }): Emission => ({ kind, name, from, files: [{ path: `${name}.${kind}.json`, text: '' }] })),
    ...stages.map(({ stage: { name }, from }): Emission => ({ kind: 'stage', name, from, files: [{ path: `${name}.stage.json`, text: '' }] })),
  ]
}

function identifiedIn({ definitions, pipelines, projects, resources }: Required<System>): Identified[] {
  return [
    ...definitions.map(({ definition: { name }, from }) => ({ kind: 'workflow', name, id: idOf(name), from })),
    ...pipelines.map(({ pipeline: { name }, from }) => ({ kind: 'pipeline', name, id: idOf(name), from })),
    ...resources.map(({ resource, from }) => ({ kind: resource.kind, name: resource.name, id: resourceId(resource), from })),
    ...projects.map(({ project: { name }, from }) => ({ kind: 'project', name, id: idOf(name), from })),
  ]
}
