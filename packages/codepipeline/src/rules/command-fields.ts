import { child, type Diagnostic } from '@stepwright/asl'
import type { Moment } from '../model/timeline.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * Fields of an action that only some providers have: commands and what comes of them, environment variables, a timeout.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Commands.html
 */
export const commandFields: PipelineRule = (subject) => subject.moments.flatMap((moment) => [...misplaced(subject, moment), ...missing(subject, moment)])

const places = {
  commands: { of: ['Commands'], code: 'pipeline/commands' },
  outputVariables: { of: ['Commands'], code: 'pipeline/output-variables' },
  // CodeBuild has a setting of nearly the same name
  environmentVariables: { of: ['Commands', 'EKS'], code: 'pipeline/environment-variables' },
  timeoutInMinutes: { of: ['Manual'], code: 'pipeline/timeout' },
} as const

function misplaced(subject: PipelineSubject, { action, pointer }: Moment): Diagnostic[] {
  const { provider, owner } = action.actionTypeId
  const wrong = (field: string, of: readonly string[], code: Diagnostic['code'], at = child(pointer, field)): Diagnostic =>
    problem(subject, at, { code, message: `action "${action.name}" (${provider}) has "${field}", which only ${of.join(' and ')} has`, help: `delete "${field}"` })
  const fields = Object.entries(places).flatMap(([field, { of, code }]) => {
    const isHere = field in action
    const fits = owner === 'AWS' && of.some((name) => name === provider)
    return isHere && !fits ? [wrong(field, of, code)] : []
  })
  const files = (action.outputArtifacts ?? []).flatMap((output, index) =>
    output.files === undefined || provider === 'Commands' ? [] : [wrong('files', ['Commands'], 'pipeline/output-files', child(pointer, 'outputArtifacts', index, 'files'))],
  )
  return [...fields, ...files]
}

function missing(subject: PipelineSubject, { action, pointer }: Moment): Diagnostic[] {
  if (action.actionTypeId.provider !== 'Commands' || action.commands !== undefined) return []
  return [problem(subject, pointer, { code: 'pipeline/commands', message: `action "${action.name}" has no commands`, help: 'add "commands": ["npm ci", "npm test"]' })]
}
