/**
 * What a parameter may stand for, and the form in which the deployment gives it. A policy is written from that: an ARN stands in it whole,
 * a name within the ARN of its resource, and out of a URL it can take nothing. `string` is a text of no kind.
 */
export const parameterKinds = {
  string: 'text',
  number: 'number',
  'lambda-function': 'ARN',
  'codebuild-project': 'name',
  'state-machine': 'ARN',
  activity: 'ARN',
  role: 'ARN',
  bucket: 'name',
  queue: 'URL',
  topic: 'ARN',
  table: 'name',
  connection: 'ARN',
  'event-bus': 'name',
  stream: 'name',
  cluster: 'name',
  'task-definition': 'ARN',
  'job-queue': 'ARN',
  'job-definition': 'ARN',
  secret: 'ARN',
  key: 'name',
  arn: 'ARN',
} as const satisfies { readonly [kind: string]: 'ARN' | 'name' | 'URL' | 'text' | 'number' }

/** What a parameter stands for, one of `parameterKinds`; `arn` is an ARN of any kind. */
export type ParameterKind = keyof typeof parameterKinds
