import { actionsOfPattern, arnPatternOf, isPattern } from '../known-action.js'
import { patternsOverlap } from '../patterns-overlap.js'
import type { PolicyRule } from '../policy-rule.js'

export const inertGrant: PolicyRule = {
  code: 'iam/inert-grant',
  severity: 'error',
  summary: 'An action on resources that it never touches: it is granted nothing, and the call will be denied.',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  statement: ({ effect, actions, resources, isNotAction, isNotResource, hasPrincipal }) => {
    if (effect !== 'Allow' || isNotAction || isNotResource || hasPrincipal) return []
    const written = resources.flatMap(({ text }) => (text === undefined ? [] : [text]))
    if (written.length === 0 || written.length < resources.length || written.includes('*')) return []
    return actions.flatMap(({ text, pointer }) => {
      const [facts, ...more] = text === undefined || isPattern(text) ? [] : (actionsOfPattern(text) ?? [])
      if (text === undefined || facts === undefined || more.length > 0) return []
      const types = facts.resources
      if (types.some((type) => written.some((arn) => touches(arn, arnPatternOf(type), type.type)))) return []
      const help = types.length === 0 ? 'give it a statement of its own with "Resource": "*"' : `give it a Resource like "${types[0]?.arn}"`
      const reason = types.length === 0 ? 'it knows no resources' : `it is used on ${list(types.map(({ type }) => type))}`
      return [{ pointer, message: `"${text}" is allowed on nothing: ${reason}, and none of the statement's ARNs is one`, help, note: 'the call will be denied' }]
    })
  },
}

function touches(arn: string, pattern: string, type: string): boolean {
  // the name of a bucket has no slash, an object's ARN always has one
  if (type === 'bucket' && arn.startsWith('arn:') && arn.split(':').slice(5).join(':').includes('/')) return false
  return patternsOverlap(arn, pattern)
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${name}"`)
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more types` : shown.join(' or ')
}
