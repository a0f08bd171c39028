import type { IntegrationFacts } from '../integration/integration.js'
import type { Pattern } from '../integration/task.js'
import { catalog } from './catalog.js'

/**
 * The integration that a Task's Resource names, and how it is called: `arn:aws-cn:states:::lambda:invoke.waitForTaskToken`
 * is `lambda:invoke` with `wait-for-task-token`. Any partition, also one that is still a `${Placeholder}`.
 * `undefined` for what is not in the catalog, and for a pattern that the integration does not have.
 */
export function integrationOf(resource: string): { integration: IntegrationFacts; pattern: Pattern } | undefined {
  const [, id, suffix = ''] = resourceForm.exec(resource) ?? []
  const integration = byId.get(id ?? '')
  const pattern = patternOf[suffix]
  return integration === undefined || pattern === undefined || !integration.patterns.includes(pattern)
    ? undefined
    : { integration, pattern }
}

/** Region and account may stand there, and mean nothing. */
const resourceForm =
  /^arn:(?:aws(?:-[a-z-]+)?|\$\{[^}]+\}):states:(?:[^:]*|\$\{[^}]+\}):(?:[^:]*|\$\{[^}]+\}):([a-z0-9-]+:[A-Za-z0-9]+)(\.[A-Za-z:0-9]+)?$/

const byId: ReadonlyMap<string, IntegrationFacts> = new Map(catalog.map((facts) => [facts.integration, facts]))

const patternOf: { readonly [suffix: string]: Pattern } = {
  '': 'request-response',
  '.sync': 'sync',
  '.sync:2': 'sync:2',
  '.waitForTaskToken': 'wait-for-task-token',
}
