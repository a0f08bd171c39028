import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openPrograms } from './open-program.js'
import { ts } from './typescript.js'

const file = join(fileURLToPath(new URL('../../fixtures', import.meta.url)), 'budget.workflow.ts')

/** Ten steps of ten verbs, whose types are their own. */
const ten = (at: number): string => `
  const asked${at} = flow.lambda<{ id: string; count${at}: number; rows: { name: string; amount: number }[] }>('Ask ${at}', { FunctionName: 'ask', Payload: { id: input.id } }, { retry: retry.lambdaService() })
  const made${at} = flow.let('Make ${at}', { total: () => asked${at}.count${at} + input.n, key${at}: asked${at}.id })
  flow.wait('Wait ${at}', () => made${at}.total)
  const chosen${at} = flow.choice('Which ${at}?')
    .when(() => made${at}.total > ${at}, () => ({ kind: 'large' as const, place: ${at} }))
    .otherwise(() => ({ kind: 'small' as const, place: flow.let('Small ${at}', { of${at}: made${at}.total }).of${at} }))
  const list${at} = flow.map('Each ${at}', asked${at}.rows, { maxConcurrency: 3 }, (row, place) => ({ name: row.name, place, kind: chosen${at}.kind }))
  const both${at} = flow.parallel('Both ${at}', { left: () => flow.let('Left ${at}', { l${at}: list${at} }), right: () => chosen${at}.place })
  const tried${at} = flow.try(() => flow.task('Invoke ${at}', lambda.invoke, { FunctionName: 'f', Payload: { both: both${at}.right } }).StatusCode).catch((error) => flow.let('Caught ${at}', () => error.Cause))
  const seen${at} = flow.pollUntil('Until ${at}', { every: 5, attempts: 3, check: () => flow.lambda<{ status: 'done' | 'open'; n${at}: number }>('Look ${at}', { FunctionName: 'look' }), until: (seen) => seen.status === 'done' })
  flow.match('Kind ${at}', seen${at}.status, { done: () => flow.pass('Done ${at}'), open: () => flow.pass('Open ${at}') })
  flow.let('End ${at}', { n: seen${at}.n${at}, tried: tried${at} })`

/** How many types TypeScript makes to check a workflow of so many steps. */
function instantiations(steps: number): number {
  const body = Array.from({ length: steps / 10 }, (_, at) => ten(at)).join('\n')
  const text = `import { lambda } from '@stepwright/services'
import { retry, workflow } from '@stepwright/workflow'
export const long = workflow('long', (flow, input: { id: string; n: number }) => {${body}
  return { id: input.id }
})`
  const [open] = openPrograms([file], new Map([[file, text]]))
  const source = open?.program.getSourceFile(file)
  const problems = open?.program.getSemanticDiagnostics(source) ?? []
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
  return open?.program.getInstantiationCount() ?? 0
}

it('a workflow of many steps costs so many types for each step, and no more for each that goes before', () => {
  const [none, hundred, twoHundred] = [instantiations(0), instantiations(100), instantiations(200)]
  // 5,639 when this was written
  expect(hundred - none).toBeLessThan(7000)
  expect(twoHundred - hundred).toBeLessThan((hundred - none) * 1.1)
})
