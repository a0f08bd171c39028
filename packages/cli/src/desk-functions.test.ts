import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const project = scratchProject({
  'src/order.workflow.ts': `
import { lambdaFunction, param, workflow } from 'stepwright'
const charge = lambdaFunction('Charge', { handler: './charge.ts', environment: { CURRENCY: param('Currency'), SHOP: 'books' } })
const slow = lambdaFunction('Slow', { handler: './charge.ts', export: 'slow', timeout: 1 })
export const order = workflow('order', (flow, input: { amount: number }) => {
  const paid = flow.lambda<{ receipt: string; name: string }>('Charge', () => ({ FunctionName: charge, Payload: { amount: input.amount } }), { retry: [{ on: 'Busy', interval: 1, attempts: 1 }] })
  return { receipt: () => paid.receipt, name: () => paid.name }
})
export const wait = workflow('wait', (flow) => flow.lambda<string>('Wait', { FunctionName: slow, Payload: {} }))
`,
  'src/charge.ts': `
import { next } from './count.js'
const { CURRENCY, SHOP } = process.env
export class Declined extends Error { override readonly name = 'Declined' }
export const handler = async ({ amount }: { amount: number }, context: { functionName: string }): Promise<object> => {
  console.log('charging', amount)
  if (amount > 100) throw new Declined('too much')
  return { receipt: \`\${SHOP}-\${next()}: \${amount} \${CURRENCY}\`, name: context.functionName }
}
export const slow = (): Promise<never> => new Promise(() => { setInterval(() => {}, 1000) })
`,
  'src/count.ts': 'let count = 0\nexport const next = (): number => ++count\n',
})
project.write({ 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "lib": ["ES2023", "DOM"], "types": [] } }' })

describe('declared functions on the desk', patience, () => {
  it('answer the tasks of a run, with their own variables and context, and print where errors go', async () => {
    const { code, out, error } = await project.stepwright(['run', 'src/order.workflow.ts', '--name', 'order', '--functions', '--input', '{"amount":5}', '--parameters', '{"Currency":"EUR"}', '--json'])
    expect({ code, error }).toEqual({ code: 0, error: 'charging 5\n' })
    expect(JSON.parse(out)).toMatchObject({ output: { receipt: 'books-1: 5 EUR', name: 'Charge' }, calls: [{ arguments: { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:Charge' } }] })
  })

  it('fail a task by what they throw, with the place in their source', async () => {
    const { code, out } = await project.stepwright(['run', 'src/order.workflow.ts', '--name', 'order', '--functions', '--input', '{"amount":500}', '--json'])
    const { error, cause } = JSON.parse(out) as { readonly error: string; readonly cause: string }
    const told = JSON.parse(cause) as { readonly trace: readonly string[] }
    expect([code, error]).toEqual([1, 'Declined'])
    expect(told).toMatchObject({ errorType: 'Declined', errorMessage: 'too much' })
    expect(told.trace.join('\n')).toMatch(/src\/charge\.ts:7:\d+/)
  })

  it('are given up when their time is over', async () => {
    const { out } = await project.stepwright(['run', 'src/order.workflow.ts', '--name', 'wait', '--functions', '--json'])
    expect(JSON.parse(out)).toMatchObject({ status: 'FAILED', error: 'Sandbox.Timedout' })
  })

  it('do not run unless they are asked for', async () => {
    expect((await project.stepwright(['run', 'src/order.workflow.ts', '--name', 'order', '--input', '{"amount":5}'])).out).toContain('Stepwright.UnansweredTask')
  })

  it('answer in scenarios and mocks where these say so, anew for each', async () => {
    const scenario = (name: string, receipt: string) => ({ name, input: { amount: 5 }, expect: { outputIncludes: { receipt } } })
    project.write({
      'order.scenarios.json': JSON.stringify({ machine: 'src/order.workflow.ts', workflow: 'order', parameters: { Currency: 'EUR' }, tasks: { Charge: { function: true } }, scenarios: [scenario('one', 'books-1: 5 EUR'), { ...scenario('two', 'books-1: 5 CHF'), parameters: { Currency: 'CHF' } }] }),
      'mocks.json': JSON.stringify({ Charge: [{ error: 'Busy' }, { function: true }] }),
    })
    expect(await project.stepwright(['test', 'order.scenarios.json'])).toMatchObject({ code: 0 })
    const { out } = await project.stepwright(['run', 'src/order.workflow.ts', '--name', 'order', '--mocks', 'mocks.json', '--input', '{"amount":5}', '--json'])
    expect(JSON.parse(out)).toMatchObject({ status: 'SUCCEEDED', calls: [{}, {}] })
  })

  it('answer all that scenarios leave open with --functions', async () => {
    project.write({ 'open.scenarios.json': JSON.stringify({ machine: 'src/order.workflow.ts', workflow: 'order', scenarios: [{ name: 'refused', input: { amount: 101 }, expect: { error: 'Declined' } }] }) })
    expect((await project.stepwright(['test', 'open.scenarios.json'])).code).toBe(1)
    expect(await project.stepwright(['test', 'open.scenarios.json', '--functions'])).toMatchObject({ code: 0 })
  })

  it('say what is wrong with a function that cannot be bundled', async () => {
    project.write({ 'src/charge.ts': `import { x } from 'no-such-module'\nexport const handler = x\nexport const slow = x\n` })
    const { code, error } = await project.stepwright(['run', 'src/order.workflow.ts', '--name', 'order', '--functions'])
    expect(code).toBe(2)
    expect(error).toContain('build/unbundled-function')
  })
})
