import type { Call } from '../integration/call.js'
import { defineIntegration, type Integration } from '../integration/integration.js'

/** AWS Lambda, as `flow.task` takes it: `lambda.invoke`. */
export const lambda: { readonly invoke: Integration<InvokeArgs, InvokeResult, { waitForTaskToken: unknown }> } = {
  invoke: defineIntegration<InvokeArgs, InvokeResult, { waitForTaskToken: unknown }>({
    id: 'lambda:invoke',
    required: ['FunctionName'],
    optional: ['InvocationType', 'LogType', 'ClientContext', 'Payload', 'Qualifier'],
    calls: { 'request-response': [invokeCall()], 'wait-for-task-token': [invokeCall()] },
    errors: [
      'Lambda.AWSLambdaException',
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.SdkClientException',
      'Lambda.ServiceException',
      'Lambda.TooManyRequestsException',
      'Lambda.Unknown',
    ].map((name) => ({ name, source: 'https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html' })),
    docs: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
  }),
}

/**
 * Arguments of `lambda:invoke`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export interface InvokeArgs {
  /** Name, `name:alias`, partial ARN or ARN. */
  readonly FunctionName: string
  /** What the function gets; any JSON. */
  readonly Payload?: unknown
  readonly InvocationType?: 'RequestResponse' | 'Event' | 'DryRun'
  readonly LogType?: 'None' | 'Tail'
  /** Base64 of JSON, 3,583 bytes at most. */
  readonly ClientContext?: string
  /** A version or an alias. */
  readonly Qualifier?: string
}

/** What `lambda:invoke` yields: the function's own answer is `Payload`, already parsed. */
export interface InvokeResult {
  readonly ExecutedVersion: string
  readonly Payload: unknown
  readonly SdkHttpMetadata: { readonly HttpHeaders: { readonly [name: string]: string }; readonly HttpStatusCode: number }
  readonly SdkResponseMetadata: { readonly RequestId: string }
  readonly StatusCode: number
}

/** IAM compares the ARN as it is called: a call without qualifier needs the plain function ARN only, one with `:live` that one only. */
function invokeCall(): Call {
  return {
    phase: 'start',
    actions: ['lambda:InvokeFunction'],
    resources: [
      {
        arn: 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}',
        bind: {
          FunctionName: {
            member: 'FunctionName',
            accepts: ['arn', 'partial-arn', 'name:qualifier', 'name'],
            qualifier: 'Qualifier',
          },
        },
      },
    ],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
  }
}
