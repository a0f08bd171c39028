import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as Sdk from '@aws-sdk/client-sfn'

/** The Step Functions service, wherever it is. */
export type StepFunctions = Sdk.SFN

/** Where the service is; what is left out, the SDK looks up as the AWS CLI does. */
export interface ConnectOptions {
  readonly cwd: string
  readonly region?: string
  /** Another service than AWS's, such as `stepwright local`. */
  readonly endpoint?: string
}

/** Loads `@aws-sdk/client-sfn`, which the project installs if it wants it; or a sentence about what is missing. */
export function connect({ cwd, region, endpoint }: ConnectOptions): StepFunctions | string {
  const sdk = load(cwd)
  if (sdk === undefined) return '--remote needs the client of AWS, which is not installed: run "npm install --save-dev @aws-sdk/client-sfn"'
  const isLocal = endpoint !== undefined && /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/.test(endpoint)
  const given = region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION']
  return new sdk.SFN({
    ...(given === undefined ? (isLocal ? { region: 'us-east-1' } : {}) : { region: given }),
    // AWS has TestState at a host of its own, "sync-" before the other; nobody else has
    ...(endpoint === undefined ? {} : { endpoint, disableHostPrefix: true }),
    // a service on this machine asks for no secrets, and must not be shown any
    ...(isLocal ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1 } : {}),
  })
}

/** The project's own client first; the one beside this package otherwise. */
function load(cwd: string): typeof Sdk | undefined {
  for (const from of [join(cwd, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from)('@aws-sdk/client-sfn') as typeof Sdk
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error
    }
  }
  return undefined
}
