/** The job that CodePipeline hands to a function. @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html */
export interface JobEvent {
  readonly 'CodePipeline.job': {
    readonly id: string
    readonly data: {
      readonly actionConfiguration: { readonly configuration: { readonly UserParameters: string } }
      readonly inputArtifacts: readonly { readonly location: { readonly s3Location: { readonly bucketName: string; readonly objectKey: string } } }[]
      /** What the call before left, where there was one. */
      readonly continuationToken?: string
    }
  }
}

/** The calls of AWS that the trigger makes. */
export interface Calls {
  getObject(bucket: string, key: string): Promise<string>
  startExecution(name: string, input: string): Promise<{ readonly executionArn: string }>
  describeExecution(executionArn: string): Promise<{ readonly status: string; readonly cause?: string }>
  putJobSuccessResult(result: { readonly jobId: string; readonly continuationToken?: string }): Promise<void>
  putJobFailureResult(result: { readonly jobId: string; readonly failureDetails: { readonly type: 'JobFailed'; readonly message: string; readonly externalExecutionId?: string } }): Promise<void>
}

/**
 * Starts an execution for a job, and says at each later call how it stands. Whatever goes wrong is reported to the pipeline: a function that throws is called again, and one that says
 * nothing holds its stage for hours. Nothing is logged, since the event carries credentials.
 */
export async function trigger({ 'CodePipeline.job': job }: JobEvent, calls: Calls): Promise<void> {
  let execution: string | undefined
  try {
    const { continuationToken } = job.data
    if (continuationToken === undefined) return await start(job, calls)
    execution = (JSON.parse(continuationToken) as { stateMachineExecutionArn: string }).stateMachineExecutionArn
    const { status, cause } = await calls.describeExecution(execution)
    if (status === 'RUNNING' || status === 'PENDING_REDRIVE') await calls.putJobSuccessResult({ jobId: job.id, continuationToken })
    else if (status === 'SUCCEEDED') await calls.putJobSuccessResult({ jobId: job.id })
    else await fail(job.id, `the execution ended as ${status}${cause === undefined ? '' : `: ${cause}`}`, execution, calls)
  } catch (error) {
    await fail(job.id, error instanceof Error ? error.message : String(error), execution, calls)
  }
}

async function start(job: JobEvent['CodePipeline.job'], calls: Calls): Promise<void> {
  const { s3Bucket, stateMachineFile } = JSON.parse(job.data.actionConfiguration.configuration.UserParameters) as { s3Bucket: string; stateMachineFile: string }
  const [revision] = job.data.inputArtifacts
  if (revision === undefined) throw new Error('the action has no input artifact')
  const { bucketName, objectKey } = revision.location.s3Location
  const input = JSON.parse(await calls.getObject(s3Bucket, stateMachineFile)) as object
  // the job's own id: a job that is handed over twice starts one execution
  const { executionArn } = await calls.startExecution(`job-${job.id}`, JSON.stringify({ ...input, revisionS3Bucket: bucketName, revisionS3Key: objectKey }))
  await calls.putJobSuccessResult({ jobId: job.id, continuationToken: JSON.stringify({ stateMachineExecutionArn: executionArn }) })
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_FailureDetails.html: a message has 5,000 characters at most */
async function fail(jobId: string, message: string, externalExecutionId: string | undefined, calls: Calls): Promise<void> {
  await calls.putJobFailureResult({ jobId, failureDetails: { type: 'JobFailed', message: message.slice(0, 5000), ...(externalExecutionId && { externalExecutionId }) } })
}
