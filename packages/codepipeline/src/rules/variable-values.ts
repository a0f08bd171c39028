import { isPlaceholder, pointer, type Diagnostic } from '@stepwright/asl'
import { changeEvents } from '../providers/change-events.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * What starts a pipeline by itself gives no values to variables, so that each has a default where something does.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export const variableValues: PipelineRule = (subject) => {
  const starter = starterOf(subject)
  if (starter === undefined) return []
  return (subject.pipeline.variables ?? []).flatMap(({ name, defaultValue }, index): Diagnostic[] =>
    // a name that is not there, or that something fills in, names nothing
    defaultValue !== undefined || isPlaceholder(name)
      ? []
      : [
          problem(subject, pointer('pipeline', 'variables', index), {
            code: 'pipeline/variable-without-default',
            severity: 'warning',
            message: `variable "${name}" has no default, and ${starter} starts the pipeline without a value for it`,
            help: `add "defaultValue" to "${name}"`,
            note: 'values are given by who starts the pipeline by hand or by the API; an event rule that starts it may give them too',
          }),
        ],
  )
}

/** What starts the pipeline: what its document says, and the event rules that are written with a pipeline of ours. The rules of others stand elsewhere, and may hand on values. */
function starterOf({ pipeline, moments, provenance }: PipelineSubject): string | undefined {
  const [trigger] = pipeline.triggers ?? []
  if (trigger !== undefined) {
    const { sourceActionName } = trigger.gitConfiguration
    return isPlaceholder(sourceActionName) ? 'a trigger' : `the trigger of "${sourceActionName}"`
  }
  const source = moments.find(({ action }) => {
    if (action.actionTypeId.category !== 'Source') return false
    if (provenance.size > 0 && changeEvents(action, anywhere) !== undefined) return true
    const detection = detectionSettings.get(action.actionTypeId.provider)
    // each is on unless it is turned off: https://docs.aws.amazon.com/codepipeline/latest/userguide/change-detection-methods.html
    return detection !== undefined && (action.configuration?.[detection] ?? 'true') === 'true'
  })
  return source === undefined ? undefined : `a change in the source "${source.action.name}"`
}

const anywhere = { partition: 'aws', region: '', account: '' }

const detectionSettings: ReadonlyMap<string, string> = new Map([
  ['CodeStarSourceConnection', 'DetectChanges'],
  ['CodeCommit', 'PollForSourceChanges'],
  ['S3', 'PollForSourceChanges'],
  ['GitHub', 'PollForSourceChanges'],
])
