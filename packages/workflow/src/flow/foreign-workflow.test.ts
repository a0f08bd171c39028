import { formatJson, writeMachine } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { foreignWorkflow } from './foreign-workflow.js'

const order = { StartAt: 'Ship', States: { Ship: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: '${Ship}', 'Payload.$': '$' }, TimeoutSeconds: '${Seconds}', End: true } } }

describe('foreignWorkflow', () => {
  it('is the machine that was written, with its parameters', () => {
    const { value, diagnostics } = foreignWorkflow('order', order)['~compile']()
    expect(diagnostics).toEqual([])
    expect(value && JSON.parse(formatJson(writeMachine(value.machine)))).toEqual(order)
    expect(value).toMatchObject({ name: 'order', type: 'STANDARD', parameters: [{ name: 'Seconds', kind: 'number' }, { name: 'Ship', kind: 'string' }] })
  })

  it('has the surroundings that the definition cannot say', () => {
    const options = { type: 'EXPRESS', tracing: true, logging: { level: 'ALL' }, tags: { team: 'a' } } as const
    expect(foreignWorkflow('order', order, options)['~compile']().value).toMatchObject(options)
  })

  it.each([
    ['a machine without states', 'order', { StartAt: 'A' }, ['schema/missing-field ']],
    ['a field that nobody knows', 'order', { StartAt: 'A', States: { A: { Type: 'Succeed', Outptu: 1 } } }, ['schema/unknown-field /States/A/Outptu']],
    ['a name that AWS refuses', 'my order', { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, ['flow/machine-name ']],
  ])('%s is said when it is built', (_sentence, name, definition, expected) => {
    const { diagnostics } = foreignWorkflow(name, definition)['~compile']()
    expect(diagnostics.map(({ code, location }) => `${code} ${location.pointer}`)).toEqual(expected)
    expect(diagnostics.every(({ location }) => location.span === undefined && location.source === name)).toBe(true)
  })
})
