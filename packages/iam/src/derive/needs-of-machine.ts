import { pointer, type Definition } from '@stepwright/asl'
import { arnAt, type AwsPlace } from '../policy/aws-place.js'
import type { Grant } from '../policy/grant.js'
import type { Need } from './need.js'
import { ownFacts } from './needs-of-task.js'

/** What a machine needs apart from its states: to log, to trace, and to use its key. */
export function needsOfMachine(definition: Definition, place: AwsPlace): Need[] {
  const { logging, tracing, encryption } = definition
  const isLogged = logging !== undefined && logging.level !== 'OFF'
  return [
    ...(isLogged ? [machineNeed(definition, logs, 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html')] : []),
    ...(tracing === true
      ? [machineNeed(definition, xray, 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html')]
      : []),
    ...(encryption === undefined ? [] : keyNeeds(definition, encryption.keyArn, isLogged, place)),
  ]
}

function machineNeed({ name }: Definition, grant: Grant, source: string): Need {
  return { ...grant, state: name, pointer: pointer(), phase: 'machine', source }
}

/** None of these can be limited to a resource: logs are vended. */
const logs: Grant = {
  purpose: 'Logging',
  actions: [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:GetLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:UpdateLogDelivery',
  ],
  resources: ['*'],
}

const xray: Grant = {
  purpose: 'Tracing',
  actions: ['xray:GetSamplingRules', 'xray:GetSamplingTargets', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
  resources: ['*'],
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html */
function keyNeeds(definition: Definition, key: string, isLogged: boolean, place: AwsPlace): Need[] {
  const source = 'https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html'
  const { ownArn } = ownFacts(definition, place)
  const own: Grant = {
    purpose: 'MachineKey',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key],
    condition: { StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': ownArn } },
  }
  const logged: Grant = {
    purpose: 'LogKey',
    actions: ['kms:GenerateDataKey'],
    resources: [key],
    condition: { StringEquals: { 'kms:EncryptionContext:SourceArn': arnAt('arn:${Partition}:logs:${Region}:${Account}:*', place) } },
  }
  return (isLogged ? [own, logged] : [own]).map((grant) => machineNeed(definition, grant, source))
}
