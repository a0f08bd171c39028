import type { AwsPlace } from '@stepwright/iam'
import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '../model/declaration.js'
import { storesOf } from '../model/stores.js'
import { providerOf } from '../providers/catalog.js'
import { fillArn } from '../providers/fill-arn.js'
import type { Provider, ProviderUse } from '../providers/provider.js'
import { rulesOf } from '../model/rules-of.js'
import { ruleProviderOf } from '../providers/rule-providers.js'
import { bucketArn, placeOf } from './arns.js'

/** Something that must exist before a pipeline is made or run. */
export interface Need {
  readonly kind: 'pipeline-role' | 'events-role' | 'artifact-bucket' | 'action-role' | ProviderUse['kind']
  readonly name: string
  readonly arn: string
  /** `documents`: what this build writes makes it. `you`: it is taken as given. */
  readonly madeBy: 'documents' | 'you'
  /** The actions, and the rules of conditions, that use it, as `Stage/Action`; none for what belongs to the pipeline as a whole. */
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
  return stepsOf(stages).flatMap(({ step, provider, usedBy }) => {
    const configuration = step.configuration ?? {}
    const own: Need[] = step.roleArn === undefined ? [] : [actionRole(step.roleArn, usedBy)]
    const used = (provider?.uses ?? []).flatMap(({ kind, named, arn, note }): Need[] => {
      const name = { ...configuration, ...provider?.pieces?.(configuration) }[named]
      if (name === undefined) return []
      return [{
        kind,
        name,
        arn: provider === undefined ? arn : fillArn(arn, provider, configuration, placeOf(step, place)),
        madeBy: kind === 'state-machine' && workflows.includes(name) ? 'documents' : 'you',
        usedBy: [usedBy],
        ...(note === undefined ? {} : { note }),
      }]
    })
    return [...own, ...used]
  })
}

interface Step {
  readonly step: Pick<ActionDeclaration, 'configuration' | 'roleArn' | 'region'>
  readonly provider: Pick<Provider, 'uses' | 'pieces'> | undefined
  readonly usedBy: string
}

/** Actions, and the rules that conditions ask. */
function stepsOf(stages: readonly StageDeclaration[]): Step[] {
  return stages.flatMap((stage): Step[] => [
    ...stage.actions.map((step) => ({ step, provider: providerOf(step.actionTypeId), usedBy: `${stage.name}/${step.name}` })),
    ...rulesOf(stage).map((step) => ({ step, provider: ruleProviderOf(step.ruleTypeId.provider), usedBy: `${stage.name}/${step.name}` })),
  ])
}

function actionRole(arn: string, usedBy: string): Need {
  const note = 'lets the role of the pipeline take it, and may do what the action does with its artifacts'
  return { kind: 'action-role', name: arn.slice(arn.lastIndexOf('/') + 1), arn, madeBy: 'you', usedBy: [usedBy], note }
}
