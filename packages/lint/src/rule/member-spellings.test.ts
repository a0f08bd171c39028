import { expect, it } from 'vitest'
import { memberSpellings } from './member-spellings.js'

it.each([
  // as workflows that were deployed have them: aws-samples/step-functions-workflows-collection, sfn-rds-to-aurora-migrate-postgres-cdk
  ['DBInstances', ['DbInstances', 'DBInstances']],
  ['DBClusterIdentifier', ['DbClusterIdentifier', 'DBClusterIdentifier']],
  ['BOOL', ['Bool', 'BOOL']],
  ['NULL', ['Nul', 'NULL']],
  ['MultiAZ', ['MultiAZ', 'MultiAz']],
  ['SSECustomerKeyMD5', ['SseCustomerKeyMD5', 'SSECustomerKeyMD5', 'SseCustomerKeyMd5']],
  ['jobName', ['JobName', 'jobName']],
  ['ETag', ['ETag']],
  ['S3Key', ['S3Key']],
  ['SSEKMSKeyId', ['SsekmsKeyId', 'SSEKMSKeyId']],
  ['Builds', ['Builds']],
])('%s is spelt %j', (name, spellings) => expect(memberSpellings(name)).toEqual(spellings))
