import { child } from '@stepwright/asl'
import type { PolicyRule } from '../policy-rule.js'

export const oldVersion: PolicyRule = {
  code: 'iam/old-version',
  severity: 'warning',
  summary: 'Without the version of 2012, `${aws:username}` and its kin are plain text.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  policy: ({ pointer, value }) => {
    const { Version } = value
    if (Version === '2012-10-17') return []
    if (Version === undefined) return [{ pointer, message: 'the policy has no "Version"', help: 'add "Version": "2012-10-17"', note: 'without it the language of 2008 is meant, which has no policy variables' }]
    const isOld = Version === '2008-10-17'
    return [
      {
        pointer: child(pointer, 'Version'),
        severity: isOld ? 'warning' : 'error',
        message: isOld ? 'the policy is in the language of 2008' : `there is no version ${JSON.stringify(Version)} of the policy language`,
        help: 'write "2012-10-17"',
      },
    ]
  },
}
