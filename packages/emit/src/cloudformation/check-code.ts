import { bytesOf, diagnostic, type Diagnostic } from '@stepwright/asl'
import type { StackFunction } from '../deployment/stack.js'

/**
 * Code that stands in a template has four megabytes at most.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function checkCode(functions: readonly StackFunction[]): Diagnostic[] {
  return functions
    .map(({ resource, code }) => ({ resource, size: bytesOf(code).length }))
    .filter(({ size }) => size > largest)
    .map(({ resource: { name, site }, size }) =>
      diagnostic({
        code: 'emit/large-function',
        message: `the bundle of function "${name}" has ${size} bytes, and a template takes ${largest} for one`,
        help: 'build for --target sam or terraform, which keep code in files beside the template',
        location: { source: site?.file ?? name, pointer: '', anchor: 'value', ...(site && { callSite: site }) },
      }),
    )
}

const largest = 4_194_304
