import { CodePipeline } from '@aws-sdk/client-codepipeline'
import { S3 } from '@aws-sdk/client-s3'
import { SFN } from '@aws-sdk/client-sfn'
import { trigger, type JobEvent } from './trigger.js'

const [codepipeline, s3, states] = [new CodePipeline(), new S3(), new SFN()]

/** What Lambda calls: `trigger` with the clients of the SDK. */
export const handler = (event: JobEvent): Promise<void> =>
  trigger(event, {
    getObject: async (Bucket, Key) => (await s3.getObject({ Bucket, Key })).Body?.transformToString() ?? '',
    startExecution: async (name, input) => ({ executionArn: (await states.startExecution({ stateMachineArn: process.env['STATE_MACHINE_ARN'], name, input })).executionArn ?? '' }),
    describeExecution: async (executionArn) => {
      const { status = 'UNKNOWN', cause } = await states.describeExecution({ executionArn })
      return { status, ...(cause !== undefined && { cause }) }
    },
    putJobSuccessResult: async (result) => void (await codepipeline.putJobSuccessResult(result)),
    putJobFailureResult: async (result) => void (await codepipeline.putJobFailureResult(result)),
  })
