import { pointer, type Pointer } from '@stepwright/asl'
import type { ActionDeclaration, PipelineDeclaration } from './declaration.js'

/** An action, with when it runs and where it stands in the document. */
export interface Moment {
  readonly action: ActionDeclaration
  readonly stage: string
  readonly stageIndex: number
  readonly runOrder: number
  readonly pointer: Pointer
}

/** Every action of a pipeline, in the order in which they are written. */
export function timelineOf(pipeline: PipelineDeclaration): Moment[] {
  return pipeline.stages.flatMap(({ name, actions }, stageIndex) =>
    actions.map((action, actionIndex) => ({
      action,
      stage: name,
      stageIndex,
      runOrder: action.runOrder ?? 1,
      pointer: pointer('pipeline', 'stages', stageIndex, 'actions', actionIndex),
    })),
  )
}

/** Whether `first` has certainly ended when `second` starts: an earlier stage, or the same one with a lower runOrder. */
export function runsBefore(first: Moment, second: Moment): boolean {
  return first.stageIndex < second.stageIndex || (first.stageIndex === second.stageIndex && first.runOrder < second.runOrder)
}
