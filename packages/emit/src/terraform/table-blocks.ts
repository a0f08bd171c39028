import type { StackTable } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { tagsOf, type Block } from './block.js'
import type { Interpolate } from './interpolation.js'
import { labelOf } from './label-of.js'

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table */
export function tableBlocks({ id, name, resource: { key, expires } }: StackTable, { tags }: StackOptions, interpolate: Interpolate): Block[] {
  return [
    {
      type: 'aws_dynamodb_table',
      label: labelOf(id),
      body: {
        name: interpolate(name ?? `\${AWS::StackName}-${id}`),
        billing_mode: 'PAY_PER_REQUEST',
        hash_key: key,
        attribute: [{ name: key, type: 'S' }],
        ...(expires === undefined ? {} : { ttl: { attribute_name: expires, enabled: true } }),
        ...tagsOf(tags, interpolate),
        lifecycle: { prevent_destroy: true },
      },
    },
  ]
}
