import { bound } from '../integration/bound.js'
import type { Binding } from '../integration/call.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html'
const { start, poll, cancel, payload } = callsFrom(docs)

const workgroup = bound('arn:${Partition}:athena:${Region}:${Account}:workgroup/${WorkGroup}', {
  WorkGroup: { member: 'WorkGroup', accepts: ['name'], absent: 'primary' },
})
const anyWorkgroup = 'arn:${Partition}:athena:${Region}:${Account}:workgroup/*'
const dataCatalog = bound('arn:${Partition}:athena:${Region}:${Account}:datacatalog/${Catalog}', {
  Catalog: { member: 'QueryExecutionContext.Catalog', accepts: ['name'], absent: 'AwsDataCatalog' },
})
const Database: Binding = { member: 'QueryExecutionContext.Database', accepts: ['name'], absent: '*' }
const database = bound('arn:${Partition}:glue:${Region}:${Account}:database/${Database}', { Database })
const tables = bound('arn:${Partition}:glue:${Region}:${Account}:table/${Database}/*', { Database })
const glueCatalog = 'arn:${Partition}:glue:${Region}:${Account}:catalog'
const output = 'ResultConfiguration.OutputLocation'
const Bucket: Binding = { member: output, accepts: ['s3-bucket'] }
const outputBucket = bound('arn:${Partition}:s3:::${Bucket}', { Bucket })
const outputObjects = bound('arn:${Partition}:s3:::${Bucket}/${Prefix}*', { Bucket, Prefix: { member: output, accepts: ['s3-prefix'] } })
const writesOutput = { when: { anyOf: [output] } }

/**
 * Athena looks into the Glue catalog and into S3 with the caller's permissions. What is written there depends on the SQL; a
 * SELECT, which is what a workflow mostly runs, reads only. A query that makes tables needs more, declared by its author.
 */
const query = [
  start('athena:StartQueryExecution', workgroup),
  start('athena:GetDataCatalog', dataCatalog),
  // an action on databases knows no tables
  payload('glue:GetDatabase glue:GetDatabases', glueCatalog, database),
  payload('glue:BatchGetPartition glue:GetPartition glue:GetPartitions glue:GetTable glue:GetTables', glueCatalog, database, tables),
  payload('s3:GetBucketLocation s3:GetObject s3:ListBucket', {
    declared: 'source buckets',
    what: 'the buckets, and the objects in them, that the query reads',
  }),
  { ...payload('s3:GetBucketLocation s3:ListBucket s3:ListBucketMultipartUploads', outputBucket), ...writesOutput },
  { ...payload('s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject', outputObjects), ...writesOutput },
]

/** Amazon Athena. */
export const athena: readonly IntegrationFacts[] = [
  factsOf({
    id: 'athena:getQueryExecution',
    required: ['QueryExecutionId'],
    optional: [],
    calls: { 'request-response': [start('athena:GetQueryExecution', anyWorkgroup)] },
    docs,
  }),
  factsOf({
    id: 'athena:getQueryResults',
    required: ['QueryExecutionId'],
    optional: ['NextToken', 'MaxResults'],
    calls: {
      'request-response': [
        start('athena:GetQueryResults', anyWorkgroup),
        payload('s3:GetObject', { declared: 'result objects', what: 'the objects that the query wrote, such as arn:aws:s3:::results/*' }),
      ],
    },
    docs,
  }),
  factsOf({
    id: 'athena:startQueryExecution',
    required: ['QueryString'],
    optional: [
      'ClientRequestToken',
      'QueryExecutionContext',
      'ResultConfiguration',
      'WorkGroup',
      'ExecutionParameters',
      'ResultReuseConfiguration',
    ],
    calls: {
      'request-response': query,
      sync: [...query, poll('athena:GetQueryExecution', workgroup), cancel('athena:StopQueryExecution', workgroup)],
    },
    docs,
  }),
  factsOf({
    id: 'athena:stopQueryExecution',
    required: ['QueryExecutionId'],
    optional: [],
    calls: { 'request-response': [start('athena:StopQueryExecution', anyWorkgroup)] },
    docs,
  }),
]
