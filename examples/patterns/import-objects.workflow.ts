import { param, retry, s3Items, workflow } from 'stepwright'

/** Makes items of all objects under the prefix of the one that was written. */
export const importObjects = workflow('import-objects', (flow, input: { detail: { bucket: { name: string }; object: { key: string } } }) => {
  const again = { retry: retry.lambdaService() }
  const at = flow.let('Parse S3 Params', { BucketName: input.detail.bucket.name, BucketPrefix: () => `${input.detail.object.key.split('/')[0]}/` })
  const marshalled = flow.distributedMap('Distributed Map', s3Items.objects({ bucket: at.BucketName, prefix: at.BucketPrefix }), { childType: 'EXPRESS', maxConcurrency: 1000 }, (object) =>
    flow.lambda('Marshall JSON Data', { FunctionName: param('MarshallLambda', 'lambda-function'), Payload: object }, again))
  return flow.lambda('DDB API Import-Table', { FunctionName: param('ImportTableLambda', 'lambda-function'), Payload: marshalled }, again)
})
