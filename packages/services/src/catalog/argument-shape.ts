import { argumentsOfServices } from './argument-shapes/arguments-of-services.js'
import { wireShapes, type ResultShape } from './wire-shapes.js'

/**
 * What an optimized integration takes, such as `ecs:runTask`, where the API says it: of what has no members of its own, `any`.
 * The data of a service is loaded when it is first asked for.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export async function argumentShapeOf(integration: string): Promise<ResultShape | undefined> {
  const [service = '', action = ''] = integration.split(':')
  if (!Object.hasOwn(argumentsOfServices, service)) return undefined
  const shapes = read.get(service) ?? wireShapes((await argumentsOfServices[service]?.())?.shapes ?? '')
  read.set(service, shapes)
  return shapes(action)
}

const read = new Map<string, ReturnType<typeof wireShapes>>()
