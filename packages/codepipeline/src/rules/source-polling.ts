import { child } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * Sources that are polled unless they are told not to be.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/update-change-detection.html
 */
export const sourcePolling: PipelineRule = (subject) =>
  subject.moments.flatMap(({ action, pointer }) => {
    const { category, provider } = action.actionTypeId
    const value = action.configuration?.['PollForSourceChanges'] ?? 'true'
    if (category !== 'Source' || !['S3', 'CodeCommit', 'GitHub'].includes(provider) || value !== 'true') return []
    return problem(subject, child(pointer, 'configuration'), {
      code: 'pipeline/source-polling',
      severity: 'warning',
      message: `source action "${action.name}" polls for changes`,
      help: 'set "PollForSourceChanges" to "false", and let an EventBridge rule (a webhook for GitHub) start the pipeline',
      note: 'an account has 300 polling pipelines in a Region, and polling stops after 30 days without a change',
    })
  })
