import type { AwsPlace } from '@stepwright/iam'
import type { PipelineDeclaration, StageDeclaration } from '../model/declaration.js'
import { storesOf } from '../model/stores.js'
import { providerOf } from '../providers/catalog.js'
import { fillArn } from '../providers/fill-arn.js'
import type { ProviderUse } from '../providers/provider.js'
import { bucketArn, placeOf } from './arns.js'

/** Something that must exist before a pipeline is made or run. */
export interface Need {
  readonly kind: 'pipeline-role' | 'events-role' | 'artifact-bucket' | 'action-role' | ProviderUse['kind']
  readonly name: string
  readonly arn: string
  /** `documents`: what this build writes makes it. `you`: it is taken as given. */
  readonly madeBy: 'documents' | 'you'
  /** The actions that use it, as `Stage/Action`; none for what belongs to the pipeline as a whole. */
  readonly usedBy: readonly string[]
  /** What it must be like. */
  readonly note?: string
}

/** What a pipeline and its actions take as given, each thing once. `workflows` are the machines that this build makes. */
export function needsOf(pipeline: PipelineDeclaration, place: AwsPlace, workflows: readonly string[]): Need[] {
  const buckets = storesOf(pipeline).map(({ location }): Need => ({
    kind: 'artifact-bucket',
    name: location,
    arn: bucketArn(location, place),
    madeBy: 'you',
    usedBy: [],
    // https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ArtifactStore.html
    note: 'in the Region of the pipeline, with versioning on: artifacts are read by version',
  }))
  return [...buckets, ...actionNeeds(pipeline.stages, place, workflows)]
}

/** What the actions of these stages take as given, each thing once. */
export function actionNeeds(stages: readonly StageDeclaration[], place: AwsPlace, workflows: readonly string[]): Need[] {
  const found = new Map<string, Need>()
  for (const need of eachNeed(stages, place, workflows)) {
    const before = found.get(need.arn)
    found.set(need.arn, before === undefined ? need : { ...before, usedBy: [...before.usedBy, ...need.usedBy] })
  }
  return [...found.values()]
}

function eachNeed(stages: readonly StageDeclaration[], place: AwsPlace, workflows: readonly string[]): Need[] {
  const actions = stages.flatMap(({ name, actions: each }) => each.map((action) => ({ action, stage: name })))
  return actions.flatMap(({ action, stage }) => {
    const provider = providerOf(action.actionTypeId)
    const configuration = action.configuration ?? {}
    const own: Need[] = action.roleArn === undefined ? [] : [actionRole(action.roleArn, `${stage}/${action.name}`)]
    const used = (provider?.uses ?? []).flatMap(({ kind, named, arn, note }): Need[] => {
      const name = { ...configuration, ...provider?.pieces?.(configuration) }[named]
      if (name === undefined) return []
      return [{
        kind,
        name,
        arn: provider === undefined ? arn : fillArn(arn, provider, configuration, placeOf(action, place)),
        madeBy: kind === 'state-machine' && workflows.includes(name) ? 'documents' : 'you',
        usedBy: [`${stage}/${action.name}`],
        ...(note === undefined ? {} : { note }),
      }]
    })
    return [...own, ...used]
  })
}

function actionRole(arn: string, usedBy: string): Need {
  const note = 'lets the role of the pipeline take it, and may do what the action does with its artifacts'
  return { kind: 'action-role', name: arn.slice(arn.lastIndexOf('/') + 1), arn, madeBy: 'you', usedBy: [usedBy], note }
}
