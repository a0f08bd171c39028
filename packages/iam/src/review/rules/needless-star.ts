import { actionsOfPattern } from '../known-action.js'
import type { PolicyRule } from '../policy-rule.js'

export const needlessStar: PolicyRule = {
  code: 'iam/needless-star',
  severity: 'warning',
  summary: '`*` where each action could be limited to what it is used on.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  statement: ({ effect, actions, resources, isNotAction, hasPrincipal, conditions }) => {
    const star = resources.find(({ text }) => text === '*')
    if (star === undefined || effect !== 'Allow' || isNotAction || hasPrincipal) return []
    // a condition on the resource limits it as a name would
    if (conditions.some(({ key }) => /^aws:ResourceTag\//i.test(key))) return []
    const limited = actions.flatMap(({ text }) => {
      const facts = text === undefined || text === '*' ? undefined : actionsOfPattern(text)
      return text !== undefined && facts !== undefined && facts.length > 0 && facts.every((each) => each.resources.some(({ required }) => required)) ? [text] : []
    })
    if (limited.length === 0) return []
    const others = actions.length > limited.length ? ', in a statement of their own' : ''
    return [{ pointer: star.pointer, message: `${limited.map((action) => `"${action}"`).join(', ')} may be used on everything`, help: `name the ARNs${others}` }]
  },
}
