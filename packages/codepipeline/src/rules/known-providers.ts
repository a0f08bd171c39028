import { child, isPlaceholder, nearName, type Diagnostic } from '@stepwright/asl'
import type { ActionTypeId } from '../model/declaration.js'
import { providerOf, providers } from '../providers/catalog.js'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * Actions of AWS and of its partners name a provider that there is, in its own category and version. Custom actions are their owner's matter.
 * Only a warning: AWS may have added a provider since.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-valid-providers.html
 */
export const knownProviders: PipelineRule = (subject) =>
  subject.moments.flatMap(({ action, pointer }): Diagnostic[] => {
    const type = action.actionTypeId
    if (type.owner === 'Custom' || providerOf(type) !== undefined || Object.values(type).some(isPlaceholder)) return []
    const { member, help } = cureOf(type)
    return [
      problem(subject, child(pointer, 'actionTypeId', member), {
        code: 'pipeline/unknown-provider',
        severity: 'warning',
        message: `there is no provider "${type.provider}" of category "${type.category}", owner "${type.owner}" and version "${type.version}"`,
        help,
        note: 'AWS may have added it since this release',
      }),
    ]
  })

interface Cure {
  readonly member: keyof ActionTypeId
  readonly help: string
}

/** The one member that is wrong, if only one is. */
function cureOf(type: ActionTypeId): Cure {
  for (const member of ['version', 'owner', 'category'] as const) {
    const values = new Set(providers.filter((each) => others(member).every((other) => each[other] === type[other])).map((each) => each[member]))
    if (values.size > 0) return { member, help: `set "${member}" to ${quoted(values)}` }
  }
  const siblings = providers.filter(({ category, owner }) => category === type.category && owner !== 'Custom')
  const names = new Set(siblings.map(({ provider }) => provider))
  const near = nearName(type.provider, names)
  return { member: 'provider', help: near === undefined ? `use one of ${[...names].map((name) => `"${name}"`).join(', ')}` : `use "${near}"` }
}

const members = ['category', 'owner', 'provider', 'version'] as const
const others = (member: keyof ActionTypeId): readonly (keyof ActionTypeId)[] => members.filter((each) => each !== member)
const quoted = (values: Iterable<string>): string => [...values].map((value) => `"${value}"`).join(' or ')
