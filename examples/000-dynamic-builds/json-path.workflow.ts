import { workflow } from 'stepwright'
import { buildEach, type Service } from './dynamic-builds.workflow.js'

/** The same in JSONPath, for teams that have not moved yet. What was given is handed on, with the results beside it. */
export const dynamicServicesJsonPath = workflow('DynamicServices-json-path', { queryLanguage: 'JSONPath' }, (flow, input: { services: Service[] }) => {
  const results = buildEach(flow, input.services)
  return () => ({ ...input, results })
})
