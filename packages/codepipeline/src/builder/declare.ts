import { pointer, type CallSite, type Pointer } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { ActionDeclaration, ArtifactReference, PipelineDeclaration, PipelineType, StageDeclaration } from '../model/declaration.js'
import { variableReferences } from '../model/variable-reference.js'
import type { Artifact, ArtifactToken } from './artifact.js'
import { artifactNames } from './artifact-names.js'
import { stagesOf, type ActionRecord, type PipelineRecord, type StageRecord } from './recorder.js'

/** A pipeline's document, and where each stage and action was written. */
export interface Declared {
  readonly declaration: PipelineDeclaration
  readonly provenance: ReadonlyMap<Pointer, CallSite>
}

/** What stands round the stages of a pipeline. */
export interface Frame {
  readonly place: AwsPlace
  readonly roleArn: string
  readonly artifactBucket: string
  readonly type?: PipelineType
}

/** Makes the document of what was recorded. */
export function declare(record: PipelineRecord, { place, roleArn, artifactBucket, type }: Frame): Declared {
  const stages = stagesOf(record)
  const names = artifactNames(record)
  const declaration: PipelineDeclaration = {
    name: record.name,
    roleArn,
    ...(type === undefined ? {} : { pipelineType: type }),
    artifactStore: { type: 'S3', location: artifactBucket },
    stages: stages.map((stage) => declareStage(stage, names, place)),
  }
  return { declaration, provenance: provenanceOf(record, stages) }
}

function provenanceOf(record: PipelineRecord, stages: readonly StageRecord[]): Map<Pointer, CallSite> {
  const provenance = new Map<Pointer, CallSite>()
  const place = (at: Pointer, site: CallSite | undefined): void => {
    if (site !== undefined) provenance.set(at, site)
  }
  place('', record.site)
  stages.forEach((stage, stageIndex) => {
    place(pointer('pipeline', 'stages', stageIndex), stage.site)
    stage.actions.forEach((action, actionIndex) => {
      place(pointer('pipeline', 'stages', stageIndex, 'actions', actionIndex), action.site)
    })
  })
  return provenance
}

function declareStage(stage: StageRecord, names: ReadonlyMap<ArtifactToken, string>, place: AwsPlace): StageDeclaration {
  const actions: ActionDeclaration[] = []
  for (const action of stage.actions) actions.push(declareAction(action, actions, names, place))
  return { name: stage.name, actions }
}

function declareAction(
  action: ActionRecord,
  earlier: readonly ActionDeclaration[],
  names: ReadonlyMap<ArtifactToken, string>,
  place: AwsPlace,
): ActionDeclaration {
  const { category, owner, provider, version } = action.facts.provider
  const nameOf = (artifact: Artifact): string => nameIn(names, artifact['~artifact'])
  const configuration = action.facts.configure({ place, nameOf })
  const inputArtifacts = action.facts.inputs.map((artifact): ArtifactReference => ({ name: nameOf(artifact) }))
  const output = names.get(action.artifact)
  const reads = Object.values(configuration).flatMap((value) => variableReferences(value).map(({ namespace }) => namespace))
  return {
    name: action.name,
    actionTypeId: { category, owner, provider, version },
    runOrder: action.runOrder ?? orderBehind(earlier, inputArtifacts, reads),
    ...(action.namespace === undefined ? {} : { namespace: action.namespace }),
    configuration,
    inputArtifacts,
    outputArtifacts: output === undefined ? [] : [{ name: output }],
  }
}

/** An artifact of another pipeline has no name here; this one is found unknown, and says where it comes from. */
function nameIn(names: ReadonlyMap<ArtifactToken, string>, token: ArtifactToken): string {
  return names.get(token) ?? `${token.pipeline}/${token.action}`
}

/** 1, or one more than the last action of the stage from which this one reads: docs/decisions/0010. */
function orderBehind(earlier: readonly ActionDeclaration[], inputs: readonly ArtifactReference[], namespaces: readonly string[]): number {
  const inputNames = inputs.map(({ name }) => name)
  const read = earlier.filter(
    ({ namespace, outputArtifacts = [] }) =>
      outputArtifacts.some(({ name }) => inputNames.includes(name)) || (namespace !== undefined && namespaces.includes(namespace)),
  )
  return 1 + Math.max(0, ...read.map(({ runOrder = 1 }) => runOrder))
}
