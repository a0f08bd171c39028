import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const source = (options: string) => `import { param, sns, sqs, workflow } from 'stepwright'
export const order = workflow('order', ${options}, (flow) => {
  flow.lambda('Charge', { FunctionName: param('Charge', 'lambda-function') })
  flow.task('Send', sqs.sendMessage, { QueueUrl: \`https://sqs.us-east-1.amazonaws.com/1/\${param('Queue')}\`, MessageBody: 'x' })
  flow.task('Tell', sns.publish, { TopicArn: param('OrderTopic', 'topic'), Message: 'done' })
})
`
const { stepwright, write, read } = scratchProject({ 'order.workflow.ts': source("{ tracing: true, logging: { level: 'ALL' }, type: 'EXPRESS' }") })

describe('what a manifest beside a definition tells', patience, () => {
  it('makes iam and diff say what build says', async () => {
    expect((await stepwright(['build', 'order.workflow.ts', '--out', 'build'])).code).toBe(0)
    const { code, out } = await stepwright(['iam', 'build/order.asl.json', '--compare', 'build/order.policy.json'])
    expect([code, out]).toEqual([0, 'the role has what "order" needs, and nothing more\n'])
    expect(JSON.parse((await stepwright(['iam', 'build/order.asl.json'])).out)).toEqual(JSON.parse(read('build/order.policy.json')))
    expect(await stepwright(['diff', 'build/order.asl.json', 'order.workflow.ts'])).toEqual({ code: 0, out: 'order does the same\n', error: '' })
  })

  it('is not asked for a definition that it does not list, nor when it is something else', async () => {
    write({ 'build/other.asl.json': read('build/order.asl.json'), 'broken/order.asl.json': read('build/order.asl.json'), 'broken/manifest.json': '{ "workflows": [1, { "files": 3 }], "target": "asl"' })
    for (const file of ['build/other.asl.json', 'broken/order.asl.json']) {
      const { code, out } = await stepwright(['iam', file])
      expect(code).toBe(0)
      expect(out).not.toContain('xray:')
      expect(out).toContain('"${OrderTopic}"')
    }
  })
})
