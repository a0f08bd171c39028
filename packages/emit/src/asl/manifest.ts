import type { AwsPlace } from '@stepwright/iam'
import { boundaryArn } from '../emitter/boundary-arn.js'
import type { EmittedFile } from '../emitter/emitted-file.js'
import { projectPath } from '../emitter/project-path.js'
import type { Emission } from '../emitter/emission.js'
import type { ApiEmission } from './api-emission.js'
import type { FunctionEmission } from './function-emission.js'
import { jsonFile, type MachineEmission } from './machine-emission.js'
import type { PipelineEmission } from './pipeline-emission.js'
import type { StageEmission } from './stage-emission.js'
import type { TableEmission } from './table-emission.js'

/** What a manifest tells of. */
export interface ManifestFacts {
  readonly machines: readonly MachineEmission[]
  readonly pipelines: readonly PipelineEmission[]
  readonly stages: readonly StageEmission[]
  readonly functions: readonly FunctionEmission[]
  readonly tables: readonly TableEmission[]
  readonly apis: readonly ApiEmission[]
  readonly place: AwsPlace
  /** What the roles that are made from these documents are bounded by. */
  readonly permissionsBoundary?: string
  /** The project's root, from which source files are named. */
  readonly root: string
}

/** `manifest.json`: what was written, from where, and what must exist before. */
export function emitManifest({ machines, pipelines, stages, functions, tables, apis, place, permissionsBoundary, root }: ManifestFacts): EmittedFile {
  return jsonFile('manifest.json', {
    target: 'asl',
    place: { partition: place.partition, region: place.region, account: place.account },
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary: boundaryArn(permissionsBoundary, place) }),
    workflows: machines.map((machine) => ({
      name: machine.name,
      type: machine.definition.type,
      ...origin(machine, root),
      parameters: machine.definition.parameters.map(({ name, kind, of }) => ({ name, kind, ...(of === undefined ? {} : { of }) })),
      ...surroundingsOf(machine.definition),
      needs: machine.needs,
    })),
    pipelines: pipelines.map((pipeline) => ({
      name: pipeline.name,
      ...origin(pipeline, root),
      workflows: pipeline.workflows,
      needs: pipeline.needs,
    })),
    // a build without one says nothing of them
    ...(functions.length === 0
      ? {}
      : {
          functions: functions.map((made) => ({
            name: made.name,
            ...origin(made, root),
            runtime: made.resource.runtime,
            parameters: made.resource.parameters.map(({ name, kind }) => ({ name, kind })),
            needs: made.needs,
          })),
        }),
    ...(tables.length === 0 ? {} : { tables: tables.map((table) => ({ name: table.name, ...origin(table, root) })) }),
    ...(apis.length === 0 ? {} : { apis: apis.map((api) => ({ name: api.name, ...origin(api, root), parameters: api.resource.parameters.map(({ name, kind }) => ({ name, kind })), needs: api.needs })) }),
    ...(stages.length === 0 ? {} : { stages: stages.map((stage) => ({ name: stage.name, ...origin(stage, root), workflows: stage.workflows, needs: stage.needs })) }),
  })
}

/** What the definition's own file cannot say, so that its role can be derived from the files alone. */
function surroundingsOf({ logging, tracing, encryption, candidates }: MachineEmission['definition']): object {
  return {
    ...(logging === undefined ? {} : { logging }),
    ...(tracing === undefined ? {} : { tracing }),
    ...(encryption === undefined ? {} : { encryption }),
    ...(candidates === undefined || candidates.size === 0 ? {} : { candidates: Object.fromEntries(candidates) }),
  }
}

function origin({ from, files }: Emission, root: string): object {
  return {
    source: { file: projectPath(from.file, root), ...(from.line === undefined ? {} : { line: from.line }) },
    files: files.map(({ path }) => path),
  }
}
