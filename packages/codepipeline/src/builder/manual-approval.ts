import { action } from './action.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'

/** What the person who approves is told. */
export interface ManualApprovalOptions {
  readonly message?: string
  /** What to look at. */
  readonly link?: string
  /** The ARN of the topic that tells them. */
  readonly topic?: string
}

/**
 * Waits for a person. The option `timeoutInMinutes` of the action bounds the wait.
 *
 * @example
 * p.stage('Release').action('Approve', manualApproval({ message: 'Ship it?' }), { timeoutInMinutes: 1440 })
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html
 */
export function manualApproval({ message, link, topic }: ManualApprovalOptions = {}): ActionSpec<'step', ActionHandle<never>> {
  const settings = { ...(topic && { NotificationArn: topic }), ...(message && { CustomData: message }), ...(link && { ExternalEntityLink: link }) }
  return action('Approval/Manual', { settings })
}
