import { shapesOfServices } from './result-shapes/shapes-of-services.js'
import { wireShapes, type ResultShape } from './wire-shapes.js'

/**
 * What the operation of a service answers, such as `dynamodb` and `GetItem`. `undefined` for services that the data does not have, and for
 * operations that answer nothing. The data of a service is loaded when it is first asked for.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export async function resultShapeOf(service: string, operation: string): Promise<ResultShape | undefined> {
  if (!Object.hasOwn(shapesOfServices, service)) return undefined
  const shapes = read.get(service) ?? wireShapes((await shapesOfServices[service]?.())?.shapes ?? '')
  read.set(service, shapes)
  return shapes(operation)
}

const read = new Map<string, ReturnType<typeof wireShapes>>()
