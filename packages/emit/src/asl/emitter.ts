import { sortDiagnostics, type Json } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import { checkEmissions } from '../emitter/check-emissions.js'
import { compareText } from '../emitter/compare-text.js'
import type { EmittedFile } from '../emitter/emitted-file.js'
import type { Emitter } from '../emitter/emitter.js'
import { emitApi } from './api-emission.js'
import { emitFunction, type FunctionEmission } from './function-emission.js'
import { emitMachine } from './machine-emission.js'
import type { MachineNeed } from './machine-needs.js'
import { emitManifest } from './manifest.js'
import { emitPipeline } from './pipeline-emission.js'
import { emitStage } from './stage-emission.js'
import { emitTable } from './table-emission.js'

/** Options of the target `asl`. */
export interface AslOptions {
  /** Where the documents are for; `pseudoParameters` leaves that to the deployment. */
  readonly place: AwsPlace
  /** The boundary of the roles that are made from the documents; a role's documents cannot say it, so `manifest.json` does. */
  readonly permissionsBoundary?: string
  /** The project's root: source files are named from there. */
  readonly root: string
  /** Prints machines as YAML, `N.asl.yaml`; JSON, when left out. Other documents are JSON, for the AWS CLI reads them. */
  readonly yaml?: (document: Json) => string
}

/**
 * Plain documents: `N.asl.json`, `N.policy.json`, `N.trust.json` and `N.input.schema.json` for a workflow `N`,
 * `N.stage.json` and `N.stage.cloudformation.json` for a stage alone, `N.pipeline.json` with those of its roles and events for a pipeline, `N.function.mjs` and
 * `N.function.json` with its role for a function, `N.table.json` for a table, `N.api.openapi.json` for an API, and `manifest.json`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export const aslEmitter: Emitter<AslOptions> = {
  target: 'asl',
  emit(system, { place, root, yaml, permissionsBoundary }) {
    const definitions = [...system.definitions].sort((a, b) => compareText(a.definition.name, b.definition.name))
    const written = [...system.pipelines].sort((a, b) => compareText(a.pipeline.name, b.pipeline.name))
    const madeMachines = definitions.map((one) => emitMachine(one, place, yaml))
    const madePipelines = written.map((one) => emitPipeline(one, place, yaml === undefined ? 'json' : 'yaml'))
    const madeStages = [...(system.stages ?? [])].sort((a, b) => compareText(a.stage.name, b.stage.name)).map((one) => emitStage(one, place, yaml === undefined ? 'json' : 'yaml'))
    const functions = (system.resources ?? []).flatMap(({ resource, ...rest }) => (resource.kind === 'function' ? [emitFunction({ ...rest, resource }, place)] : []))
    const tables = (system.resources ?? []).flatMap(({ resource, ...rest }) => (resource.kind === 'table' ? [emitTable({ ...rest, resource })] : []))
    const apis = (system.resources ?? []).flatMap(({ resource, ...rest }) => (resource.kind === 'api' ? [emitApi({ ...rest, resource }, place)] : []))
    const machines = madeMachines.flatMap(({ value }) => (value === undefined ? [] : [{ ...value, needs: value.needs.map((need) => madeHere(need, functions)) }]))
    const pipelines = madePipelines.flatMap(({ value }) => value ?? [])
    const stages = madeStages.flatMap(({ value }) => value ?? [])
    const emissions = [...machines, ...pipelines, ...stages, ...functions, ...tables, ...apis]
    const found = [...madeMachines, ...madePipelines, ...madeStages].flatMap(({ diagnostics }) => diagnostics)
    const manifest = emitManifest({ machines, pipelines, stages, functions, tables, apis, place, root, ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }) })
    return {
      value: distinctFiles([...emissions.flatMap(({ files }) => files), manifest]).sort((a, b) => compareText(a.path, b.path)),
      diagnostics: sortDiagnostics([...found, ...checkEmissions(emissions)]),
    }
  },
}

/** A function that is called by its name may be one of this build. */
function madeHere(need: MachineNeed, functions: readonly FunctionEmission[]): MachineNeed {
  const made = need.kind === 'function' ? functions.find(({ name }) => name === need.name) : undefined
  return made === undefined ? need : { ...need, madeBy: 'documents', documents: made.files.map(({ path }) => path) }
}

/** What two of a system read is written once. */
function distinctFiles(files: readonly EmittedFile[]): EmittedFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()]
}
