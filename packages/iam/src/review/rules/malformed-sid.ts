import type { PolicyRule } from '../policy-rule.js'

export const malformedSid: PolicyRule = {
  code: 'iam/malformed-sid',
  severity: 'error',
  summary: 'A Sid has letters and digits, and stands once in its policy.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  policy: ({ statements, hasPrincipal }) => {
    const seen = new Set<string>()
    return statements.flatMap(({ sid }) => {
      if (sid?.text === undefined || sid.text === '') return []
      const { text, pointer } = sid
      const plain = text.replace(/\$\{[^}]*\}/g, '')
      // policies of resources allow spaces in some services
      if (!hasPrincipal && /[^A-Za-z0-9]/.test(plain)) return [{ pointer, message: `Sid "${text}" has characters other than letters and digits`, help: `write "${text.replace(/[^A-Za-z0-9]/g, '')}"` }]
      if (seen.has(text)) return [{ pointer, message: `Sid "${text}" stands twice`, help: 'give each statement a Sid of its own, or none' }]
      seen.add(text)
      return []
    })
  },
}
