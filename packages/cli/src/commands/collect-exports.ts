import { diagnostic, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { Pipeline, Stage } from '@stepwright/codepipeline'
import type { LoadedModule } from '@stepwright/compiler'
import type { Exports, Project } from '@stepwright/emit'
import type { Deployed, Workflow } from '@stepwright/workflow'

/** The workflows, pipelines, projects, functions, tables and APIs that modules export. A module without any is worth a warning; no module with one, an error. */
export function collectExports(modules: readonly LoadedModule[]): Outcome<Exports> {
  const exported = modules.map(({ file, exports }) => {
    const values = Object.values(exports)
    return { file, workflows: values.filter(isWorkflow), pipelines: values.filter(isPipeline), projects: values.filter(isProject), stages: values.filter(isStage), resources: values.filter(isDeployed) }
  })
  const empty = exported.filter(({ workflows, pipelines, projects, stages, resources }) => workflows.length + pipelines.length + projects.length + stages.length + resources.length === 0)
  const severity = empty.length === exported.length ? 'error' : 'warning'
  return {
    value: {
      workflows: exported.flatMap(({ file, workflows }) => workflows.map((workflow) => ({ workflow, file }))),
      pipelines: exported.flatMap(({ file, pipelines }) => pipelines.map((pipeline) => ({ pipeline, file }))),
      projects: exported.flatMap(({ file, projects }) => projects.map((project) => ({ project, file }))),
      resources: exported.flatMap(({ file, resources }) => resources.map((one) => ({ resource: one['~resource'], file }))),
      stages: exported.flatMap(({ file, stages }) => stages.map((stage) => ({ stage, file }))),
    },
    diagnostics: empty.map(({ file }) => nothingExported(file, severity)),
  }
}

/** By its mark, since the author's copy of this package may be another than the command's. */
function isWorkflow(value: unknown): value is Workflow<unknown, unknown> {
  return typeof value === 'object' && value !== null && '~workflow' in value && value['~workflow'] === true
}

function isPipeline(value: unknown): value is Pipeline {
  return typeof value === 'object' && value !== null && '~pipeline' in value && value['~pipeline'] === true
}

function isStage(value: unknown): value is Stage {
  return typeof value === 'object' && value !== null && '~stage' in value && value['~stage'] === true
}

function isDeployed(value: unknown): value is Deployed {
  return typeof value === 'object' && value !== null && '~resource' in value
}

function isProject(value: unknown): value is Project {
  return typeof value === 'object' && value !== null && '~project' in value && value['~project'] === true
}

function nothingExported(file: string, severity: Diagnostic['severity']): Diagnostic {
  return diagnostic({
    code: 'build/nothing-exported',
    severity,
    message: `"${file}" exports no workflow and no pipeline`,
    help: 'write "export const" before what it makes, or leave the file out of the build',
    location: { source: file, pointer: '', anchor: 'value' },
  })
}
