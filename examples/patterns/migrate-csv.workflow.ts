import { param, retry, s3Items, sns, workflow } from 'stepwright'

/** Rows are moved in batches, which may fail. */
export const migrateCsv = workflow('migrate-csv', (flow, input: { bucket_name: string; file_key: string }) => {
  const failed = flow.ending(() => flow.fail('Migration Failed', { error: 'MigrationFailed' }))
  const again = { retry: retry.lambdaService() }
  const { Name: execution_name } = flow.context.Execution
  const report = flow
    .try(() => flow.distributedMap('Read Input File', s3Items.csv<{ id: string }>({ bucket: input.bucket_name, key: input.file_key }), { batch: { items: 100, bytes: 262144 }, maxConcurrency: 100, toleratedFailures: '100 %' }, (rows) =>
      flow
        .try(() => flow.lambda('Validate, Transform, and Migrate Items', { FunctionName: 'migrate', Payload: { BatchInput: { execution_name }, Items: rows } }, again))
        .catch('MigrationError', () => flow.fail('Individual map process failed', { error: 'MigrationError' }))))
    .catch('States.ItemReaderFailed', () => failed())
  const summary = flow
    .try(() => flow.lambda('Consolidate Migration', { FunctionName: 'consolidate', Payload: { execution_name, report } }, again))
    .catch('ConsolidationError', () => failed())
  flow.task('Publish Results', sns.publish, { Message: summary, TopicArn: param('Results', 'topic') })
  return summary
})
