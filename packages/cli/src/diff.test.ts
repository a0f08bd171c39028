import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const order = { StartAt: 'Ship', States: { Ship: { Type: 'Wait', Seconds: 5, End: true } } }
const { stepwright, write } = scratchProject({
  'old/order.asl.json': order,
  'old/gone.asl.json': order,
  'old/order.input.schema.json': { type: 'object', properties: {}, required: [] },
  'new/order.asl.json': JSON.stringify(order).replaceAll('"Ship"', '"Send"'),
  'new/order.input.schema.json': { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  'new/fresh.asl.json': order,
  'order.asl.yaml': 'States: { Ship: { End: true, Seconds: 5, Type: Wait } }\nStartAt: Ship\n',
  'broken.asl.json': '{ "StartAt": ',
  'empty/readme.md': '',
  'bucket.template.json': { Resources: { Data: { Type: 'AWS::S3::Bucket' } } },
  'wait.workflow.ts': "import { workflow } from 'stepwright'\nexport const wait = workflow('wait', (flow) => { flow.wait('Ship', '5 seconds') })\n",
})

describe('diff', patience, () => {
  it('exits 0 when another syntax says the same', async () => {
    expect(await stepwright(['diff', 'old/order.asl.json', 'order.asl.yaml'])).toEqual({ code: 0, out: 'order does the same\n', error: '' })
  })

  it('compares folders, machine by machine', async () => {
    const { code, out } = await stepwright(['diff', 'old', 'new'])
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      'fresh is new',
      '',
      'gone is gone',
      '',
      'order',
      '  ~ "Send", was "Ship"',
      '  input',
      '    + properties.id is {"type":"string"}',
      '    + required.id is true',
      '  callers',
      '    ! the input needs "id" now',
      '',
    ])
  })

  it('finds machines inside templates', async () => {
    const template = (seconds: number, isText: boolean) => {
      const machine = { StartAt: 'Ship', States: { Ship: { Type: 'Wait', Seconds: seconds, End: true } } }
      return { Resources: { Order: { Type: 'AWS::StepFunctions::StateMachine', Properties: isText ? { DefinitionString: JSON.stringify(machine) } : { Definition: machine } } } }
    }
    write({ 'was/template.json': template(5, false), 'is/template.json': template(9, true) })
    const { code, out } = await stepwright(['diff', 'was', 'is'])
    expect([code, out]).toEqual([1, 'Order\n  ~ "Ship"\n    ~ Seconds 5 is now 9\n'])
    expect(await stepwright(['diff', 'was/template.json', 'old/order.asl.json'])).toMatchObject({ code: 0 })
    expect((await stepwright(['graph', 'is/template.json'])).out).toContain('Ship<br/>')
  })

  it('writes a comment for a pull request', async () => {
    const { code, out } = await stepwright(['diff', 'old', 'new', '--markdown'])
    expect(code).toBe(1)
    expect(out).toContain('### order')
    expect(out).toContain('| ➖ | machine | <code>state machine</code> |  |  |')
    expect(out).toContain('```mermaid\nflowchart TD')
  })

  it('prints JSON, of one machine when it is named', async () => {
    const { code, out } = await stepwright(['diff', 'old', 'new', '--json', '--name', 'gone'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual([{ name: 'gone', machine: 'removed' }])
  })

  it('compares TypeScript with what is in the repository', async () => {
    const { code, out } = await stepwright(['diff', 'old/order.asl.json', 'wait.workflow.ts'])
    expect(code).toBe(1)
    expect(out).toContain('+ QueryLanguage is "JSONata"')
  })

  it.each([
    [['diff', 'old'], /needs two definitions/],
    [['diff', 'old/order.asl.json', 'gone.asl.json'], /"gone.asl.json" cannot be read/],
    [['diff', 'broken.asl.json', 'old/order.asl.json'], /error\[syntax/],
    [['diff', 'bucket.template.json', 'old/order.asl.json'], /no state machine is in this file/],
    [['diff', 'empty', 'empty'], /neither side has a machine/],
    [['diff', 'old', 'new', '--name', 'ordr'], /use "order"/],
    [['diff', 'old', 'new', '--json', '--markdown'], /exclude each other/],
    [['diff', 'old', 'new', '--jsn'], /use "--json"/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })
})
