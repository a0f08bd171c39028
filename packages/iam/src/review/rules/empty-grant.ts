import { child } from '@stepwright/asl'
import type { PolicyRule } from '../policy-rule.js'

export const emptyGrant: PolicyRule = {
  code: 'iam/empty-list',
  severity: 'error',
  summary: 'A list with nothing in it, so that the statement says nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  statement: ({ pointer, actions, resources, isNotAction, isNotResource, hasPrincipal }, { value }) => {
    const written = JSON.stringify(value)
    const empty = (list: readonly unknown[], member: string) =>
      list.length === 0 && written.includes(`"${member}":[]`) ? [{ pointer: child(pointer, member), message: `"${member}" is an empty list`, help: 'name what is meant, or remove the statement' }] : []
    return [...empty(actions, isNotAction ? 'NotAction' : 'Action'), ...(hasPrincipal ? [] : empty(resources, isNotResource ? 'NotResource' : 'Resource'))]
  },
}
