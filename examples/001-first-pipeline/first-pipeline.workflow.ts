import { codeBuild, pipeline, s3Source } from 'stepwright'

/** A bucket, and a build of what lies in it. An artifact is a value: it cannot be misspelt, nor read before it is made. */
export const testingPipeline = pipeline('TestingPipeline', { artifactBucket: 'pipeline-bucket-01', sourceStage: 'GetCode', role: 'PipelineRole' }, (p) => {
  const code = p.source('GetCode', s3Source({ bucket: 'code-bucket-01', key: 'TheCode.zip', output: 'TheCode' }))
  p.stage('BuildCode').action('BuildCode', codeBuild({ project: 'PipelineProject', input: code }))
})
