import type { PolicyFinding, PolicyRule } from '../policy-rule.js'
import type { PolicyText } from '../statement-text.js'

export const malformedArn: PolicyRule = {
  code: 'iam/malformed-arn',
  severity: 'error',
  summary: 'A Resource that is no ARN, or has a piece that cannot be right.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  statement: ({ resources }) => resources.flatMap((resource) => check(resource)),
}

function check({ text, pointer }: PolicyText): PolicyFinding[] {
  if (text === undefined || text === '' || text === '*' || text.startsWith('${')) return []
  const plain = text.replace(/\$\{[^}]*\}/g, '*')
  const [arn, partition = '', service = '', region = '', account = '', ...rest] = plain.split(':')
  const say = (message: string, help: string): PolicyFinding[] => [{ pointer, message: `"${text}" ${message}`, help }]
  if (arn !== 'arn' || rest.length === 0) return say('is no ARN', 'write it as "arn:partition:service:region:account:resource"')
  if (!/^(aws(-[a-z]+)*|.*[*?].*)$/.test(partition)) return say(`has the partition "${partition}"`, 'write "aws", "aws-cn", "aws-us-gov" or ${AWS::Partition}')
  if (service === '') return say('names no service', 'write it as "arn:partition:service:region:account:resource"')
  if (account !== '' && !/^(\d{12}|aws|aws-managed|.*[*?].*)$/.test(account)) return say(`has the account "${account}"`, 'write the twelve digits of the account')
  if (region !== '' && !/^([a-z]{2,}(-[a-z]+)+-\d+|.*[*?].*)$/.test(region)) return say(`has the Region "${region}"`, 'write it like "eu-central-1"')
  if (service === 's3' && (region !== '' || account !== '') && !/^(accesspoint|storage-lens|job|access-grants|async-request)/.test(rest.join(':')))
    return say('has a Region or an account, and the ARN of a bucket has neither', `write "arn:${partition}:s3:::${rest.join(':')}"`)
  return []
}
