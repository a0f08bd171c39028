import type { StackTable } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { tagList, type Resources } from './template.js'

/**
 * A table that is paid by the request. It stays when its stack goes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export function tableResources({ id, name, resource: { key, expires } }: StackTable, { tags }: StackOptions): Resources {
  return {
    [`${id}Table`]: {
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        ...(name === undefined ? {} : { TableName: name }),
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
        KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
        ...(expires === undefined ? {} : { TimeToLiveSpecification: { AttributeName: expires, Enabled: true } }),
        ...tagList(tags),
      },
    },
  }
}
