import { child, isObject, pointer, segmentsOf, type Json, type JsonObject, type Pointer } from '@stepwright/asl'
import type { PipelineDeclaration, StageDeclaration } from './declaration.js'
import { fit, type Misfit } from './fit.js'
import { resolved } from './intrinsics.js'
import { pipelineShape, stageShape } from './shape.js'
import { capitalised, respell, uncapitalised } from './spelling.js'

/** A pipeline that somebody wrote, in whatever spelling. */
export interface ReadPipeline {
  readonly declaration: PipelineDeclaration
  /** What does not fit the model, at pointers of the declaration: `/pipeline/stages/0`. */
  readonly misfits: readonly Misfit[]
  /** Where a pointer of the declaration is in the document. */
  readonly addressOf: (at: Pointer) => Pointer
}

/**
 * Every pipeline in a document: the input of `create-pipeline` with or without its wrapper, what `get-pipeline` prints,
 * the properties of an `AWS::CodePipeline::Pipeline`, that resource, or a template with such resources.
 */
export function readPipelines(document: unknown): ReadPipeline[] {
  const json = document as Json // what a parser of JSON or YAML yields
  if (!isObject(json)) return []
  if (isObject(json['pipeline'])) return [readCli(json['pipeline'], pointer('pipeline'))]
  if (Array.isArray(json['stages'])) return [readCli(json, pointer())]
  if (isObject(json['Resources'])) {
    return Object.entries(json['Resources']).flatMap(([id, resource]) => readResource(resource, pointer('Resources', id)))
  }
  if (json['Type'] !== undefined) return readResource(json, pointer())
  return Array.isArray(json['Stages']) ? [readTemplate(json, pointer())] : []
}

/** A stage alone, in either spelling; or nothing. */
export function readStage(document: unknown): { readonly stage: StageDeclaration; readonly misfits: readonly Misfit[] } | undefined {
  const json = document as Json // what a parser of JSON or YAML yields
  if (!isObject(json)) return undefined
  const cli = 'Actions' in json ? respell(resolved(json), uncapitalised) : json
  if (!isObject(cli) || !Array.isArray(cli['actions'])) return undefined
  const misfits: Misfit[] = []
  const stage = fit(cli, stageShape, pointer('stage'), misfits) as unknown as StageDeclaration // fit has given it this shape
  return { stage, misfits }
}

function readResource(resource: Json, at: Pointer): ReadPipeline[] {
  if (!isObject(resource) || resource['Type'] !== 'AWS::CodePipeline::Pipeline' || !isObject(resource['Properties'])) return []
  return [readTemplate(resource['Properties'], child(at, 'Properties'))]
}

function readCli(json: JsonObject, at: Pointer): ReadPipeline {
  return { ...fitted(json), addressOf: (inner) => child(at, ...segmentsOf(inner).slice(1)) }
}

/** Members that only CloudFormation has. */
const deploymentOnly: readonly string[] = ['DisableInboundStageTransitions', 'RestartExecutionOnUpdate', 'Tags']

function readTemplate(properties: JsonObject, at: Pointer): ReadPipeline {
  const { ArtifactStores, ...rest } = Object.fromEntries(Object.entries(properties).filter(([key]) => !deploymentOnly.includes(key)))
  const spelt = respell(settingsAsTexts(resolved(rest)), uncapitalised)
  const stores = storesIn(ArtifactStores)
  // CloudFormation makes up a name where none is given
  const json = { name: '${AWS::StackName}', ...(isObject(spelt) ? spelt : {}), ...(stores === undefined ? {} : { artifactStores: stores }) }
  return { ...fitted(json), addressOf: (inner) => templateAddress(inner, at, properties) }
}

// CloudFormation makes texts of the numbers and flags among settings
function settingsAsTexts(json: Json): Json {
  if (Array.isArray(json)) return json.map(settingsAsTexts)
  if (!isObject(json)) return json
  const textOf = (value: Json): Json => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value)
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      key === 'Configuration' && isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, setting]) => [name, textOf(setting)]))
        : settingsAsTexts(value),
    ]),
  )
}

function storesIn(list: Json | undefined): Json | undefined {
  if (!Array.isArray(list)) return list === undefined ? undefined : resolved(list)
  return Object.fromEntries(
    list.map((item, index) => {
      const store = respell(resolved(item), uncapitalised)
      return isObject(store) ? [typeof store['region'] === 'string' ? store['region'] : `\${${index}}`, store['artifactStore'] ?? {}] : [`\${${index}}`, {}]
    }),
  )
}

function templateAddress(inner: Pointer, at: Pointer, properties: JsonObject): Pointer {
  const [, ...segments] = segmentsOf(inner)
  const settings = segments.indexOf('configuration')
  const spelt = segments.map((segment, index) => (settings !== -1 && index > settings ? segment : capitalised(segment)))
  if (spelt[0] !== 'ArtifactStores' || spelt[1] === undefined) return child(at, ...spelt)
  const list = properties['ArtifactStores']
  const index = Array.isArray(list) ? list.findIndex((item) => isObject(item) && item['Region'] === segments[1]) : 0
  return child(at, 'ArtifactStores', Math.max(index, 0), 'ArtifactStore', ...spelt.slice(2))
}

function fitted(json: JsonObject): Pick<ReadPipeline, 'declaration' | 'misfits'> {
  const misfits: Misfit[] = []
  const declaration = fit(json, pipelineShape, pointer('pipeline'), misfits) as unknown as PipelineDeclaration // fit has given it this shape
  return { declaration, misfits }
}
