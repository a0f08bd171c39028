import { expect, it } from 'vitest'
import { sdkOperationsOf } from './sdk-operations-of.js'

it.each([
  ['an operation that is no IAM action', 'bedrockruntime', 'converse'],
  ['one of a service without IAM actions', 'geoplaces', 'geocode'],
  ['one that is an action', 'sqs', 'sendMessage'],
])('%s: %s has %s', (_, service, operation) => expect(sdkOperationsOf(service)).toContain(operation))

it('knows no operations of a service that does not exist', () => expect(sdkOperationsOf('teleport')).toBeUndefined())
