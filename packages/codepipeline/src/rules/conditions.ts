import { child, nearName, pointer, type Diagnostic, type Pointer } from '@stepwright/asl'
import type { Condition, RuleDeclaration, StageDeclaration } from '../model/declaration.js'
import { ruleProviderOf, ruleProviders, type RuleProvider } from '../providers/rule-providers.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/**
 * What a stage asks before and after it, and does then.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference.html
 */
export const conditions: PipelineRule = (subject) =>
  subject.pipeline.stages.flatMap((stage, index) => {
    const at = pointer('pipeline', 'stages', index)
    return [
      ...(['beforeEntry', 'onSuccess', 'onFailure'] as const).flatMap((member) =>
        (stage[member]?.conditions ?? []).flatMap((condition, position) => checkCondition(subject, member, condition, child(at, member, 'conditions', position))),
      ),
      ...checkFailure(subject, stage, index, at),
    ]
  })

const results = { beforeEntry: ['FAIL', 'SKIP'], onSuccess: ['ROLLBACK', 'FAIL'], onFailure: ['ROLLBACK'] } as const

function checkCondition(subject: PipelineSubject, member: keyof typeof results, { result, rules }: Condition, at: Pointer): Diagnostic[] {
  const allowed: readonly string[] = results[member]
  const wrong = result === undefined || allowed.includes(result) ? [] : [problem(subject, child(at, 'result'), { code: 'pipeline/condition-result', message: `a condition of "${member}" cannot end in ${result}`, help: `use ${allowed.join(' or ')}` })]
  return [...wrong, ...rollback(subject, result, child(at, 'result')), ...rules.flatMap((rule, index) => checkRule(subject, rule, member === 'beforeEntry' && result === 'SKIP', child(at, 'rules', index)))]
}

function checkFailure(subject: PipelineSubject, { onFailure, name }: StageDeclaration, index: number, at: Pointer): Diagnostic[] {
  if (onFailure === undefined) return []
  const { result, retryConfiguration } = onFailure
  const place = child(at, 'onFailure')
  const first = result === 'ROLLBACK' && index === 0
  return [
    ...(result === 'SKIP' ? [problem(subject, child(place, 'result'), { code: 'pipeline/condition-result', message: `stage "${name}" cannot skip when it fails`, help: 'use ROLLBACK or RETRY' })] : []),
    ...(first ? [problem(subject, child(place, 'result'), { code: 'pipeline/source-rollback', message: `stage "${name}" is the first one, which cannot roll back`, help: 'delete "onFailure"' })] : []),
    ...(retryConfiguration !== undefined && result !== 'RETRY' ? [problem(subject, child(place, 'retryConfiguration'), { code: 'pipeline/retry-configuration', message: `stage "${name}" says how to retry, and does not retry`, help: 'set "result" to "RETRY"' })] : []),
    ...rollback(subject, result, child(place, 'result')),
  ]
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html#concepts-how-it-works-executions-parallel */
function rollback(subject: PipelineSubject, result: string | undefined, at: Pointer): Diagnostic[] {
  if (result !== 'ROLLBACK' || subject.pipeline.executionMode !== 'PARALLEL') return []
  return [problem(subject, at, { code: 'pipeline/parallel-rollback', message: 'a pipeline whose executions run in parallel cannot roll back', help: 'use another result, or the execution mode QUEUED' })]
}

function checkRule(subject: PipelineSubject, rule: RuleDeclaration, skips: boolean, at: Pointer): Diagnostic[] {
  const { provider } = rule.ruleTypeId
  const settings = ruleProviderOf(provider)?.settings
  if (settings === undefined) {
    if (provider.includes('${')) return []
    const near = nearName(provider, Object.keys(ruleProviders))
    return [problem(subject, child(at, 'ruleTypeId', 'provider'), { code: 'pipeline/rule-type', message: `there is no rule "${provider}"`, help: near === undefined ? `use one of ${Object.keys(ruleProviders).join(', ')}` : `use "${near}"` })]
  }
  const skip = !skips || ['LambdaInvoke', 'VariableCheck'].includes(provider) ? [] : [problem(subject, at, { code: 'pipeline/skip-rule', message: `rule "${rule.name}" (${provider}) cannot skip a stage`, help: 'use LambdaInvoke or VariableCheck, or the result FAIL' })]
  return [...skip, ...checkSettings(subject, rule, settings, at)]
}

function checkSettings(subject: PipelineSubject, { name, configuration = {} }: RuleDeclaration, settings: RuleProvider['settings'], at: Pointer): Diagnostic[] {
  const place = child(at, 'configuration')
  const given = Object.entries(configuration)
  const missing = Object.entries(settings)
    .filter(([key, { required }]) => required === true && configuration[key] === undefined)
    .map(([key]) => problem(subject, place, { code: 'pipeline/missing-configuration', message: `rule "${name}" has no "${key}"`, help: `set "${key}"` }))
  const wrong = given.flatMap(([key, value]) => {
    const setting = settings[key]
    if (setting === undefined) return [problem(subject, child(place, key), { code: 'pipeline/unknown-configuration', message: `rule "${name}" has no setting "${key}"`, help: `use one of ${Object.keys(settings).join(', ')}` })]
    if (value.length < 1 || value.length > 10_000) return [problem(subject, child(place, key), { code: 'pipeline/configuration-length', message: `"${key}" of rule "${name}" has ${value.length} characters`, help: 'give it 1 to 10000' })]
    const fits = setting.values === undefined || value.includes('{') || value.split(',').every((item) => setting.values?.includes(item.trim()))
    return fits ? [] : [problem(subject, child(place, key), { code: 'pipeline/configuration-value', message: `"${key}" of rule "${name}" is "${value}"`, help: `use ${setting.values?.join(', ') ?? ''}` })]
  })
  return [...missing, ...wrong]
}
