import { bytesOf, diagnostic, type Diagnostic, type DiagnosticFacts } from '@stepwright/asl'
import type { Template } from './template.js'

/**
 * What CloudFormation would not take for its size.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export function checkTemplate({ Resources, Parameters = {} }: Template, text: string): Diagnostic[] {
  const size = bytesOf(text).length
  const excesses = [
    { has: size, takes: limits.template, what: 'bytes' },
    { has: Object.keys(Resources).length, takes: limits.resources, what: 'resources' },
    { has: Object.keys(Parameters).length, takes: limits.parameters, what: 'parameters' },
  ].filter(({ has, takes }) => has > takes)
  const location = { source: 'template', pointer: '', anchor: 'value' } as const
  const found = excesses.map(({ has, takes, what }): DiagnosticFacts => ({
    code: 'emit/large-template',
    message: `the template has ${has} ${what}, and CloudFormation takes ${takes}`,
    help: what === 'bytes' ? 'build fewer workflows into one template, or add --definitions files' : 'build fewer workflows into one template',
    location,
  }))
  if (size > limits.body && size <= limits.template) found.push({ ...needsBucket(size), location })
  return found.map((facts) => diagnostic(facts))
}

function needsBucket(size: number): Omit<DiagnosticFacts, 'location'> {
  return {
    code: 'emit/template-needs-bucket',
    severity: 'warning',
    message: `the template has ${size} bytes, and no more than ${limits.body} can be sent as they are`,
    help: 'deploy it with "aws cloudformation deploy --s3-bucket BUCKET"',
  }
}

const limits = { body: 51_200, template: 1_000_000, resources: 500, parameters: 200 } as const
