import { argumentsByLetter } from './sdk-arguments/arguments-by-letter.js'
import { wireShapes, type ResultShape } from './wire-shapes.js'

/**
 * What an operation of the AWS SDK takes, such as `secretsmanager` and `getSecretValue`: what stands in a member is known of the services that
 * machines call most, and of others `any`. `undefined` for operations that the data does not have. Loaded when a service is first asked for.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export async function sdkArgumentShapeOf(name: string, operation: string): Promise<ResultShape | undefined> {
  // what is wrong about a name that is written otherwise is said elsewhere
  const service = name.toLowerCase().replaceAll('-', '')
  const letter = service.charAt(0)
  if (!Object.hasOwn(argumentsByLetter, letter)) return undefined
  const shapes = read.get(service) ?? wireShapes((await textOf(letter, service)) ?? '')
  read.set(service, shapes)
  return shapes(operation)
}

const read = new Map<string, ReturnType<typeof wireShapes>>()

async function textOf(letter: string, service: string): Promise<string | undefined> {
  const services = (await argumentsByLetter[letter]?.())?.shapes ?? {}
  return Object.hasOwn(services, service) ? services[service] : undefined
}
