import type { Row } from './row.js'

/** A pipeline drawn small: a line for each stage, with its actions in the order in which they run. */
export function pipelineRows(text: string): Row[] {
  const { pipeline } = JSON.parse(text) as PipelineDocument
  return pipeline.stages.map(({ name, actions }) => ({ depth: 0, left: name, right: actionsText(actions) }))
}

/** What `N.pipeline.json` is known to hold: we have just made it. */
interface PipelineDocument {
  readonly pipeline: { readonly stages: readonly { readonly name: string; readonly actions: readonly Action[] }[] }
}

interface Action {
  readonly name: string
  readonly runOrder?: number
  readonly actionTypeId: { readonly provider: string }
}

/** `Lint (CodeBuild) + Test (CodeBuild) → Deploy (S3)`: side by side those of one number, one after another the rest. */
function actionsText(actions: readonly Action[]): string {
  const orders = [...new Set(actions.map(orderOf))].sort((a, b) => a - b)
  const ofOrder = (order: number): string => actions.filter((action) => orderOf(action) === order).map(actionText).join(' + ')
  return orders.map(ofOrder).join(' → ')
}

const actionText = ({ name, actionTypeId }: Action): string => `${name} (${actionTypeId.provider})`
const orderOf = ({ runOrder = 1 }: Action): number => runOrder
