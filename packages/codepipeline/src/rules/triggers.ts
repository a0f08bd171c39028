import { child, isPlaceholder, pointer, type Diagnostic, type Pointer } from '@stepwright/asl'
import type { Trigger } from '../model/declaration.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * Triggers name a source that is a connection, one trigger for each, and filter by what the service takes together.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-filter.html
 */
export const triggers: PipelineRule = (subject) => {
  const named = (subject.pipeline.triggers ?? []).map(({ gitConfiguration }) => gitConfiguration.sourceActionName)
  return (subject.pipeline.triggers ?? []).flatMap((trigger, index) => {
    const at = pointer('pipeline', 'triggers', index, 'gitConfiguration')
    const name = trigger.gitConfiguration.sourceActionName
    // one that is not there is told of already, and one that is filled in may be any
    if (isPlaceholder(name)) return checkFilters(subject, trigger, at)
    const repeated = named.indexOf(name) === index ? [] : [problem(subject, child(at, 'sourceActionName'), { code: 'pipeline/duplicate-trigger', message: `source action "${name}" has two triggers`, help: 'put the filters into one' })]
    return [...repeated, ...checkSource(subject, name, child(at, 'sourceActionName')), ...checkFilters(subject, trigger, at)]
  })
}

function checkSource(subject: PipelineSubject, name: string, at: Pointer): Diagnostic[] {
  const isThere = subject.moments.some(({ action }) => action.name === name && action.actionTypeId.category === 'Source' && action.actionTypeId.provider === 'CodeStarSourceConnection')
  if (isThere) return []
  return [problem(subject, at, { code: 'pipeline/trigger-source', message: `no source action with a connection is called "${name}"`, help: 'name a source action of provider CodeStarSourceConnection' })]
}

function checkFilters(subject: PipelineSubject, { gitConfiguration: { push = [], pullRequest = [] } }: Trigger, at: Pointer): Diagnostic[] {
  const wrong = (place: Pointer, message: string, help: string): Diagnostic => problem(subject, place, { code: 'pipeline/trigger-filter', message, help })
  return [
    ...(push.length > 0 && pullRequest.length > 0 ? [wrong(at, 'a trigger filters pushes and pull requests at once', 'keep "push" or "pullRequest"')] : []),
    ...push.flatMap(({ tags, branches, filePaths }, index) => {
      const place = child(at, 'push', index)
      if (tags === undefined && branches === undefined) return [wrong(place, 'a filter of pushes has neither tags nor branches', 'add "branches" or "tags"')]
      return filePaths !== undefined && branches === undefined ? [wrong(place, 'a filter has file paths without branches', 'add "branches"')] : []
    }),
    ...pullRequest.flatMap(({ branches }, index) => (branches === undefined ? [wrong(child(at, 'pullRequest', index), 'a filter of pull requests has no branches', 'add "branches"')] : [])),
  ]
}
