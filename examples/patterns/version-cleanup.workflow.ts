import type { Lambda } from '@aws-sdk/client-lambda'
import { param, retry, workflow } from 'stepwright'

/** Keeps the three newest versions of each function whose name begins with a prefix. */
export const versionCleanup = workflow('version-cleanup', { timeout: '5 minutes' }, (flow) => {
  const functions = flow.sdk<Lambda>('lambda')
  const again = { retry: { on: 'States.ALL', interval: 1, attempts: 3 } }
  flow.repeat('More functions to process?', { until: (page) => page.NextMarker === undefined, attempts: 50 }, () => {
    const page = functions.listFunctions('List function names', {}, again)
    flow.map('Iterate Functions', page.Functions, { maxConcurrency: 1 }, (fn) => {
      flow.choice('Filter the functions').when(() => !fn.FunctionName.startsWith('prod-'), () => flow.succeed('Skip'))
      const { Versions } = functions.listVersionsByFunction('Get array of all versions', { FunctionName: fn.FunctionName }, again)
      flow.map('Delete old versions', () => Versions.map((each) => each.Version).filter((version) => version !== '$LATEST').slice(0, 100), (version) => {
        flow.try(() => functions.deleteFunction('Delete version', { FunctionName: fn.FunctionName, Qualifier: version }))
          .catch('Lambda.ResourceConflictException', () => null)
      })
    })
    return page
  })
})
