import type { JsonObject } from '@stepwright/asl'
import { policyOf, type AwsPlace, type PolicyDocument } from '@stepwright/iam'
import { cloudFormationStage } from '../model/cloud-formation.js'
import type { StageDeclaration } from '../model/declaration.js'
import { writeStage } from '../model/write.js'
import { actionNeeds, type Need } from './needs.js'
import { stageGrants } from './service-role.js'

/** What belongs to a stage alone. */
export interface StageWritten {
  /** As it stands in what `get-pipeline` prints and `update-pipeline` takes. */
  readonly stage: JsonObject
  /** As an item of `Stages` of an `AWS::CodePipeline::Pipeline`. */
  readonly cloudFormation: JsonObject
  /** What the role of its pipeline wants besides what it has; nothing where no action calls anything. */
  readonly policy?: PolicyDocument
  /** What must exist before. */
  readonly needs: readonly Need[]
}

/** The documents of a stage whose pipeline stands elsewhere. `workflows` are the machines that the same build makes. */
export function stageDocumentsOf(stage: StageDeclaration, place: AwsPlace, workflows: readonly string[]): StageWritten {
  // the pipeline's name is not known; only the logs of a few providers have it in their ARNs
  const policy = policyOf(stageGrants(stage, '*', place))
  return {
    stage: writeStage(stage),
    cloudFormation: cloudFormationStage(stage),
    ...(policy === undefined ? {} : { policy }),
    needs: actionNeeds([stage], place, workflows),
  }
}
