import { connect, type StepFunctions } from '../remote/connect.js'
import { refusalText } from '../remote/refusal-text.js'
import type { Call } from './command.js'
import { usageError } from './usage-error.js'

/** Does `work` with the service that the flags name. Yields its exit code; why there is no service, or what it refused, is said. */
export async function withService({ flags, cwd, error }: Call, arn: string | undefined, work: (service: StepFunctions) => Promise<number>): Promise<number> {
  const [endpoint, region] = [flags.get('endpoint-url'), flags.get('region') ?? regionOf(arn)]
  if (endpoint !== undefined && !URL.canParse(endpoint)) return usageError(error, `--endpoint-url "${endpoint}" is no URL: write it like "http://127.0.0.1:8083"`)
  const service = connect({ cwd, ...(region === undefined ? {} : { region }), ...(endpoint === undefined ? {} : { endpoint }) })
  if (typeof service === 'string') return usageError(error, service)
  try {
    return await work(service)
  } catch (thrown) {
    if (!isOfService(thrown)) throw thrown
    return usageError(error, `${endpoint ?? 'AWS'} cannot answer: ${refusalText(thrown)}`)
  } finally {
    service.destroy()
  }
}

/** The fourth part of an ARN. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function regionOf(arn: string | undefined): string | undefined {
  const region = arn?.split(':')[3]
  return region === '' ? undefined : region
}

/** What the service answers has metadata of the request; the network's errors a code like `ECONNREFUSED`; missing credentials a name. */
function isOfService(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  const isNetwork = 'code' in thrown && typeof thrown.code === 'string' && /^E[A-Z]+(_[A-Z]+)?$/.test(thrown.code) && !thrown.code.startsWith('ERR_')
  return '$metadata' in thrown || isNetwork || /Credentials|Timeout|Token|Region is missing/.test(`${thrown.name} ${thrown.message}`)
}
