/** The call of an SDK whose answer is the result of a task. */
export interface ResultCall {
  /** As in `aws-sdk:<service>`. */
  readonly service: string
  readonly operation: string
  /** Members that the integration hands on as JSON, where the service has a text or bytes. */
  readonly parsed: readonly string[]
}

/**
 * The call whose answer is the result of a task with this Resource, where it is one: a task that waits for a token yields what it waited for,
 * and some integrations answer in shapes of their own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export function resultCallOf(resource: string): ResultCall | undefined {
  const [, name = '', pattern] = /^arn:[^:]+:states:::(.+?)(?:\.(sync(?::2)?|waitForTaskToken))?$/.exec(resource) ?? []
  const [kind = '', service = '', action = ''] = name.startsWith('aws-sdk:') ? name.split(':') : ['', ...name.split(':')]
  if (service === '' || pattern === 'waitForTaskToken') return undefined
  if (kind === 'aws-sdk') return pattern === undefined ? { service, operation: action, parsed: [] } : undefined
  const known = Object.hasOwn(sdkNames, service) ? sdkNames[service] : service
  // these answer in shapes of their own
  if (known === undefined) return undefined
  if (pattern !== undefined) return known === 'sfn' ? { service: known, operation: 'DescribeExecution', parsed: pattern === 'sync:2' ? ['Input', 'Output'] : [] } : undefined
  return { service: known, operation: action, parsed: ['Payload', 'Body'] }
}

/** What the services of optimized integrations are called among those of the SDK, where that is another name. */
const sdkNames: { readonly [service: string]: string | undefined } = {
  states: 'sfn',
  events: 'eventbridge',
  elasticmapreduce: 'emr',
  'emr-containers': 'emrcontainers',
  'emr-serverless': 'emrserverless',
  bedrock: 'bedrockruntime',
  apigateway: undefined,
  eks: undefined,
  http: undefined,
}
