import type { Flag } from './command.js'

/** Flags of commands that can ask AWS. */
export const remoteFlags: readonly Flag[] = [
  { name: 'remote', summary: 'asks AWS: nothing goes over the network without it' },
  { name: 'region', value: 'R', summary: 'the Region to ask; of the ARN, else as for the AWS CLI' },
  { name: 'endpoint-url', value: 'URL', summary: 'asks another service, such as "stepwright local"' },
]
