import { child, nearName, type Diagnostic, type Pointer } from '@stepwright/asl'
import type { Configuration } from '../model/declaration.js'
import type { Moment } from '../model/timeline.js'
import { providerOf } from '../providers/catalog.js'
import type { Provider, Setting } from '../providers/provider.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

/** The settings of an action are there, known, of a length that AWS takes, and among the values that it takes. */
export const configuration: PipelineRule = (subject) =>
  subject.moments.flatMap((moment) => {
    const provider = providerOf(moment.action.actionTypeId)
    return [
      ...checkLengths(subject, moment),
      ...(provider === undefined ? [] : [...checkKeys(subject, moment, provider), ...checkValues(subject, moment, provider)]),
    ]
  })

// The API page says 1000; the service itself answers with 1 to 50000 in its error message:
// https://github.com/hashicorp/terraform-provider-aws/issues/41023, https://github.com/aws/aws-cdk/issues/19767
function checkLengths(subject: PipelineSubject, { action, pointer }: Moment): Diagnostic[] {
  return Object.entries(action.configuration ?? {}).flatMap(([key, value]) => {
    if (value.length >= 1 && value.length <= 1000) return []
    const allowed = value.length >= 1 && value.length <= 50_000
    return [
      problem(subject, child(pointer, 'configuration', key), {
        code: 'pipeline/configuration-length',
        severity: allowed ? 'warning' : 'error',
        message: `"${key}" of action "${action.name}" ${value === '' ? 'is empty' : `has ${value.length} characters`}`,
        help: value === '' ? `give "${key}" a value, or leave it out` : 'hand over a file in an artifact instead',
        note: 'AWS documents 1 to 1000 characters, and accepts up to 50000',
      }),
    ]
  })
}

function checkKeys(subject: PipelineSubject, { action, pointer }: Moment, provider: Provider): Diagnostic[] {
  const given = Object.keys(action.configuration ?? {})
  const known = Object.keys(provider.settings)
  const unknown = given
    .filter((key) => !known.includes(key) && provider.openSettings !== true)
    .map((key) => {
      const near = nearName(key, known)
      return problem(subject, child(pointer, 'configuration', key), {
        code: 'pipeline/unknown-configuration',
        message: `${provider.provider} (${provider.category}) has no setting "${key}"`,
        help: near === undefined ? `use one of ${known.map((name) => `"${name}"`).join(', ')}` : `use "${near}"`,
      })
    })
  const missing = known
    .filter((key) => isRequired(provider.settings[key], action.configuration) && !given.includes(key))
    .map((key) => missingSetting(subject, pointer, action.name, key))
  return [...unknown, ...missing]
}

function missingSetting(subject: PipelineSubject, action: Pointer, name: string, key: string): Diagnostic {
  return problem(subject, child(action, 'configuration'), {
    code: 'pipeline/missing-configuration',
    message: `action "${name}" has no "${key}"`,
    help: `set "${key}"`,
  })
}

function checkValues(subject: PipelineSubject, { action, pointer }: Moment, provider: Provider): Diagnostic[] {
  return Object.entries(action.configuration ?? {}).flatMap(([key, value]) => {
    const setting = provider.settings[key]
    // an empty value is said once, as a length; a variable is not known yet
    if (setting === undefined || value === '' || value.includes('#{') || /^\$\{.*\}$/s.test(value)) return []
    const expected = expectedInstead(setting, value, action.inputArtifacts?.map(({ name }) => name) ?? [])
    if (expected === undefined) return []
    return [
      problem(subject, child(pointer, 'configuration', key), {
        code: setting.holds === 'artifact-file' ? 'pipeline/configuration-artifact' : setting.holds === 'json' ? 'pipeline/configuration-json' : 'pipeline/configuration-value',
        message: `"${key}" of action "${action.name}" is "${value}", expected ${expected}`,
        help: `set "${key}" to ${expected}`,
      }),
    ]
  })
}

function expectedInstead(setting: Setting, value: string, inputs: readonly string[]): string | undefined {
  const oneOf = (values: readonly string[]): string | undefined =>
    values.includes(value) ? undefined : values.map((one) => `"${one}"`).join(' or ')
  if (setting.holds === 'flag') return oneOf(['true', 'false'])
  if (setting.holds === 'choice') return oneOf(setting.values ?? [])
  if (setting.holds === 'artifact') return inputs.includes(value) ? undefined : 'the name of an input artifact of this action'
  if (setting.holds === 'artifact-file') {
    const [artifact, path = ''] = value.split('::')
    return path !== '' && artifact !== undefined && inputs.includes(artifact) ? undefined : '"Artifact::path" of an input artifact of this action'
  }
  if (setting.holds === 'integer') return isBetween(value, setting) ? undefined : `a whole number${bounds(setting)}`
  if (setting.holds === 'list' && setting.values !== undefined) {
    return value.split(',').every((item) => setting.values?.includes(item)) ? undefined : `${setting.values.join(', ')}, with commas between and no spaces`
  }
  if (setting.holds === 'json') return isJson(value) ? undefined : 'JSON'
  if (setting.pattern?.test(value) === false && !value.includes('${')) return `what matches ${setting.pattern.source}`
  return undefined
}

function isRequired(setting: Setting | undefined, configuration: Configuration = {}): boolean {
  const { required = false, requiredWhen } = setting ?? {}
  return required || (requiredWhen !== undefined && requiredWhen.equals.includes(configuration[requiredWhen.setting] ?? ''))
}

function isBetween(value: string, { least = -Infinity, most = Infinity }: Setting): boolean {
  return /^[0-9]+$/.test(value) && Number(value) >= least && Number(value) <= most
}

function bounds({ least, most }: Setting): string {
  return least === undefined || most === undefined ? '' : ` from ${least} to ${most}`
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value)
    return true
  } catch {
    return value.includes('${')
  }
}
