import { pointer, type CallSite, type Pointer } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type {
  ActionDeclaration,
  ArtifactReference,
  Configuration,
  PipelineDeclaration,
  PipelineType,
  StageDeclaration,
} from '../model/declaration.js'
import { rulesOf } from '../model/rules-of.js'
import { variableReferences } from '../model/variable-reference.js'
import type { Artifact, ArtifactToken } from './artifact.js'
import { artifactNames } from './artifact-names.js'
import { declareConditions } from './declare-conditions.js'
import { stagesOf, type ActionRecord, type PipelineRecord, type StageRecord } from './recorder.js'
import { declareTriggers } from './trigger.js'

/** A pipeline's document, and where each stage and action was written. */
export interface Declared {
  readonly declaration: PipelineDeclaration
  readonly provenance: ReadonlyMap<Pointer, CallSite>
}

/** What stands round the stages of a pipeline. */
export interface Frame {
  readonly place: AwsPlace
  readonly roleArn: string
  /** Where artifacts lie: one store, or one for each Region. */
  readonly stores: Pick<PipelineDeclaration, 'artifactStore' | 'artifactStores'>
  readonly type?: PipelineType
  readonly executionMode?: PipelineDeclaration['executionMode']
}

/** Makes the document of what was recorded. */
export function declare(record: PipelineRecord, { place, roleArn, stores, type, executionMode }: Frame): Declared {
  const stages = stagesOf(record)
  const names = artifactNames(record)
  const nameOf = (artifact: Artifact): string => nameIn(names, artifact['~artifact'])
  const configurations = new Map(
    stages.flatMap(({ actions }) => actions.map((action) => [action, action.facts.configure({ place, nameOf })] as const)),
  )
  const context: Context = { names, nameOf, configurations, namespacesRead: namespacesIn(textsOf(stages, configurations)) }
  const declaration: PipelineDeclaration = {
    name: record.name,
    roleArn,
    ...(type === undefined ? {} : { pipelineType: type }),
    ...(executionMode === undefined ? {} : { executionMode }),
    ...stores,
    stages: stages.map((stage) => declareStage(stage, context)),
    ...(record.variables.length === 0 ? {} : { variables: record.variables }),
    ...(record.triggers.length === 0 ? {} : { triggers: declareTriggers(record) }),
  }
  return { declaration, provenance: provenanceOf(record, stages) }
}

/** Every text of a pipeline in which a variable of an action may stand. */
function textsOf(stages: readonly StageRecord[], configurations: ReadonlyMap<ActionRecord, Configuration>): string[] {
  return stages.flatMap(({ conditions, actions }) => [
    ...rulesOf(conditions ?? {}).flatMap(({ configuration = {}, commands = [] }) => [...Object.values(configuration), ...commands]),
    ...actions.flatMap((action) => textsOfAction(action, configurations.get(action) ?? {})),
  ])
}

function textsOfAction({ options: { commands = [], environmentVariables = {} } }: ActionRecord, configuration: Configuration): string[] {
  return [...Object.values(configuration), ...commands, ...Object.values(environmentVariables)]
}

function provenanceOf(record: PipelineRecord, stages: readonly StageRecord[]): Map<Pointer, CallSite> {
  const provenance = new Map<Pointer, CallSite>()
  const place = (at: Pointer, site: CallSite | undefined): void => {
    if (site !== undefined) provenance.set(at, site)
  }
  place('', record.site)
  record.triggers.forEach(({ site }, index) => place(pointer('pipeline', 'triggers', index), site))
  stages.forEach((stage, stageIndex) => {
    place(pointer('pipeline', 'stages', stageIndex), stage.site)
    stage.actions.forEach((action, actionIndex) => {
      place(pointer('pipeline', 'stages', stageIndex, 'actions', actionIndex), action.site)
    })
  })
  return provenance
}

/** What the document of one action depends on in the others. */
interface Context {
  readonly names: ReadonlyMap<ArtifactToken, string>
  readonly nameOf: (artifact: Artifact) => string
  readonly configurations: ReadonlyMap<ActionRecord, Configuration>
  readonly namespacesRead: readonly string[]
}

function declareStage(stage: StageRecord, context: Context): StageDeclaration {
  const actions: ActionDeclaration[] = []
  for (const action of stage.actions) actions.push(declareAction(action, actions, context))
  return { name: stage.name, actions, ...(stage.conditions && declareConditions(stage.conditions, context.nameOf)) }
}

function declareAction(action: ActionRecord, earlier: readonly ActionDeclaration[], context: Context): ActionDeclaration {
  const { category, owner, provider, version } = action.facts.provider
  const configuration = context.configurations.get(action) ?? {}
  const inputArtifacts = action.facts.inputs.map((artifact): ArtifactReference => ({ name: context.nameOf(artifact) }))
  const output = context.names.get(action.artifact)
  const namespace = namespaceIn(action, context.namespacesRead)
  const { region, roleArn, timeoutInMinutes, commands, outputVariables, environmentVariables } = action.options
  return {
    name: action.name,
    actionTypeId: { category, owner, provider, version },
    runOrder: action.options.runOrder ?? orderBehind(earlier, inputArtifacts, namespacesIn(textsOfAction(action, configuration))),
    ...(region === undefined ? {} : { region }),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(timeoutInMinutes === undefined ? {} : { timeoutInMinutes }),
    ...(namespace === undefined ? {} : { namespace }),
    configuration,
    ...(commands === undefined ? {} : { commands }),
    ...(outputVariables === undefined ? {} : { outputVariables }),
    ...(environmentVariables === undefined ? {} : { environmentVariables: Object.entries(environmentVariables).map(([name, value]) => ({ name, value })) }),
    inputArtifacts,
    outputArtifacts: output === undefined ? [] : [{ name: output }],
  }
}

function namespacesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => variableReferences(text).map(({ namespace }) => namespace))
}

/** One that was chosen for the author is written only if an action reads it: to look at a variable is not to use it. */
function namespaceIn({ namespace, facts }: ActionRecord, read: readonly string[]): string | undefined {
  return facts.namespace ?? (namespace !== undefined && read.includes(namespace) ? namespace : undefined)
}

/** An artifact of another pipeline has no name here; this one is found unknown, and says where it comes from. */
function nameIn(names: ReadonlyMap<ArtifactToken, string>, token: ArtifactToken): string {
  return names.get(token) ?? token.name ?? `${token.pipeline}/${token.action}`
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
