import { athena, lambda, param, retry, workflow } from 'stepwright'

export const queryAthena = workflow('query-athena', (flow, input: { Table: string; Database: string; Workgroup: string }) => {
  const { QueryExecutionId } = flow.task('Start Athena Query', athena.startQueryExecution, {
    QueryString: () => `SELECT * FROM "${input.Table}" LIMIT 10`, QueryExecutionContext: { Database: input.Database }, ResultConfiguration: {}, WorkGroup: input.Workgroup,
  })
  const { QueryExecution: query } = flow.pollUntil('Has query finished?', {
    every: '5 seconds',
    check: () => flow.task('Get query result', athena.getQueryExecution, { QueryExecutionId }),
    until: (seen) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(seen.QueryExecution.Status.State),
    timeout: '1 hour',
  })
  flow.choice('Succeeded?').when(() => query.Status.State !== 'SUCCEEDED', () => flow.fail('Fail', { error: 'QueryFailed', cause: query.Status.StateChangeReason }))
  return flow.task('Process results', lambda.invoke, { FunctionName: param('ProcessResultsFunctionArn', 'lambda-function'), Payload: { resultLocation: query.ResultConfiguration.OutputLocation } }, { retry: retry.lambdaService() })
})
