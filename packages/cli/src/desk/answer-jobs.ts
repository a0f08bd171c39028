import type { JsonObject } from '@stepwright/asl'
import type { AnswerOthers } from '@stepwright/simulator/local'

/**
 * Takes what functions tell a pipeline of its jobs, and prints it: there is no pipeline here. With the token of a job that goes on, the function may be called again, as a pipeline would.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutJobSuccessResult.html
 */
export function answerJobs(print: (text: string) => void): AnswerOthers {
  return async ({ headers, body }) => {
    const operation = /^CodePipeline_20150709\.(PutJob(?:Success|Failure)Result)$/.exec(headers['x-amz-target'] ?? '')?.[1]
    if (operation === undefined) return undefined
    const { jobId, continuationToken, failureDetails } = JSON.parse(body) as JsonObject
    const job = `job ${String(jobId)}`
    if (operation === 'PutJobFailureResult') print(`${job} failed: ${JSON.stringify(failureDetails)}\n`)
    else print(continuationToken === undefined ? `${job} succeeded\n` : `${job} goes on: ${String(continuationToken)}\n`)
    return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '' }
  }
}
