import type { JsonObject } from '@stepwright/asl'
import type { StackFunction } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { tagsOf, type Block } from './block.js'
import type { Interpolate } from './interpolation.js'
import { labelOf } from './label-of.js'
import { roleBlocks } from './role-blocks.js'

/**
 * A function with its role and its log; Terraform zips its bundle.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
 */
export function functionBlocks(made: StackFunction, { tags, logRetentionDays = 90 }: StackOptions, interpolate: Interpolate): Block[] {
  const { id, name, role, environment, logGroup, resource: { runtime, memory, timeoutSeconds } } = made
  const label = labelOf(id)
  const own = `${label}_function`
  const { blocks, policies } = roleBlocks({ label: own, role, tags }, interpolate)
  const body: JsonObject = {
    function_name: interpolate(name ?? `\${AWS::StackName}-${id}`),
    role: `\${aws_iam_role.${own}.arn}`,
    runtime,
    handler: 'index.handler',
    filename: `\${data.archive_file.${label}.output_path}`,
    source_code_hash: `\${data.archive_file.${label}.output_base64sha256}`,
    ...(memory === undefined ? {} : { memory_size: memory }),
    ...(timeoutSeconds === undefined ? {} : { timeout: timeoutSeconds }),
    ...(Object.keys(environment).length === 0 ? {} : { environment: { variables: interpolate(environment) } }),
    logging_config: { log_format: 'Text', log_group: `\${aws_cloudwatch_log_group.${own}.name}` },
    ...tagsOf(tags, interpolate),
    depends_on: [...policies],
  }
  return [
    { type: 'aws_lambda_function', label, body },
    ...blocks,
    { type: 'aws_cloudwatch_log_group', label: own, body: { name: interpolate(logGroup), retention_in_days: logRetentionDays, skip_destroy: true, ...tagsOf(tags, interpolate) } },
  ]
}

/**
 * The zip files of bundles, as data.
 *
 * @see https://registry.terraform.io/providers/hashicorp/archive/latest/docs/data-sources/file
 */
export function archivesOf(functions: readonly StackFunction[]): JsonObject {
  return Object.fromEntries(
    functions.map(({ id, resource: { name } }) => [
      labelOf(id),
      { type: 'zip', source_file: `\${path.module}/functions/${name}/index.mjs`, output_path: `\${path.module}/functions/${name}.zip` },
    ]),
  )
}
