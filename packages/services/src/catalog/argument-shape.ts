import { wireShapes, type ResultShape } from './wire-shapes.js'

/**
 * What an optimized integration takes, such as `ecs:runTask`, where the API says it: of what has no members of its own, `any`.
 * The data is loaded when it is first asked for: all at once, since all of it takes hardly longer than one service.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export async function argumentShapeOf(integration: string): Promise<ResultShape | undefined> {
  const [service = '', action = ''] = integration.split(':')
  const { argumentShapes } = (loaded ??= await import('./argument-shapes.js'))
  if (!Object.hasOwn(argumentShapes, service)) return undefined
  const shapes = read.get(service) ?? wireShapes(argumentShapes[service] ?? '')
  read.set(service, shapes)
  return shapes(action)
}

const read = new Map<string, ReturnType<typeof wireShapes>>()
let loaded: typeof import('./argument-shapes.js') | undefined
