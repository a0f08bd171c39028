/** What Lambda tells of what a function threw. */
export interface LambdaError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]
}

/**
 * What somebody threw, as Lambda's Node.js runtime tells it: `{ errorType: 'TypeError', errorMessage, trace }`. Not all that can be thrown has a text.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/main/src/Errors.js
 */
export function lambdaError(thrown: unknown): LambdaError {
  try {
    if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] }
    return { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split('\n') ?? [] }
  } catch {
    return { errorType: 'handled', errorMessage: 'what the function threw has no name, message or stack that can be read', trace: [] }
  }
}
