import { child, type Diagnostic } from '@stepwright/asl'
import type { Moment } from '../model/timeline.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/** Settings that depend on each other, or on the artifacts of their action. */
export const settingsAgree: PipelineRule = (subject) => subject.moments.flatMap((moment) => checks[moment.action.actionTypeId.provider]?.(subject, moment) ?? [])

type Check = (subject: PipelineSubject, moment: Moment) => Diagnostic[]

const checks: { readonly [provider: string]: Check } = { CodeBuild: codeBuild, CloudFormation: cloudFormation, StepFunctions: stepFunctions }

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html */
function codeBuild(subject: PipelineSubject, { action, pointer }: Moment): Diagnostic[] {
  const { PrimarySource, CombineArtifacts, BatchEnabled } = action.configuration ?? {}
  const at = child(pointer, 'configuration')
  return [
    ...((action.inputArtifacts ?? []).length > 1 && PrimarySource === undefined
      ? [problem(subject, at, { code: 'pipeline/primary-source', message: `action "${action.name}" reads several artifacts, and none is its primary source`, help: 'set "PrimarySource" to the one whose buildspec counts' })]
      : []),
    ...(CombineArtifacts === 'true' && BatchEnabled !== 'true'
      ? [problem(subject, child(at, 'CombineArtifacts'), { code: 'pipeline/combine-artifacts', message: `action "${action.name}" combines artifacts of a batch, and builds no batch`, help: 'set "BatchEnabled" to "true"' })]
      : []),
  ]
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html */
function cloudFormation(subject: PipelineSubject, { action, pointer }: Moment): Diagnostic[] {
  const { OutputFileName, ParameterOverrides = '' } = action.configuration ?? {}
  const outputs = (action.outputArtifacts ?? []).length
  return [
    ...((OutputFileName !== undefined) === (outputs === 1)
      ? []
      : [problem(subject, pointer, { code: 'pipeline/output-file', message: `action "${action.name}" has ${outputs} output artifacts and ${OutputFileName === undefined ? 'no' : 'an'} "OutputFileName"`, help: 'give it both, or neither' })]),
    ...(ParameterOverrides.length > 1024
      ? [problem(subject, child(pointer, 'configuration', 'ParameterOverrides'), { code: 'pipeline/parameter-overrides', severity: 'warning', message: `the parameters of action "${action.name}" have ${ParameterOverrides.length} characters, and 1024 are documented`, help: 'put them into a file, and name it in "TemplateConfiguration"' })]
      : []),
  ]
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-StepFunctions.html */
function stepFunctions(subject: PipelineSubject, { action, pointer }: Moment): Diagnostic[] {
  const { InputType = 'Literal', Input } = action.configuration ?? {}
  const at = child(pointer, 'configuration', 'Input')
  const [first, ...others] = (action.inputArtifacts ?? []).map(({ name }) => name)
  if (InputType === 'FilePath') {
    if (Input === undefined) return [problem(subject, child(pointer, 'configuration'), { code: 'pipeline/missing-configuration', message: `action "${action.name}" has no "Input"`, help: 'name the file in "Input"' })]
    if (first === undefined) return [problem(subject, child(pointer, 'inputArtifacts'), { code: 'pipeline/file-input', message: `action "${action.name}" reads "${Input}", and has no input artifact`, help: 'name the artifact that holds the file' })]
    if (Input.includes('::') && others.length === 0) {
      const fits = Input.startsWith(`${first}::`)
      return [problem(subject, at, { code: 'pipeline/file-input', severity: fits ? 'warning' : 'error', message: `"${Input}" names an artifact before the path`, help: `write "${Input.slice(Input.indexOf('::') + 2)}"` })]
    }
    return []
  }
  if (InputType !== 'Literal' || Input === undefined || isJson(Input)) return []
  return [problem(subject, at, { code: 'pipeline/literal-input', message: `the input of action "${action.name}" is not JSON`, help: 'write the JSON text, or set "InputType" to "FilePath"' })]
}

function isJson(text: string): boolean {
  try {
    // what a variable holds is not known yet; where it stands without quotes, take it for a number
    JSON.parse(text.replaceAll(/[#$]\{[^}]*\}/g, '0'))
    return true
  } catch {
    return text.startsWith('${')
  }
}
