import { readDefinition, type Definition, type JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { plainStyle } from '../terminal/style.js'
import { compareDefinitions } from './compare-definitions.js'
import { renderDiff } from './render-diff.js'
import { renderMarkdown } from './render-markdown.js'

const definitionOf = (document: JsonObject): Definition => {
  const { value } = readDefinition(JSON.stringify(document), { file: 'order.asl.json' })
  if (value === undefined) throw new Error('the test has no machine')
  return value
}

const invoke = (FunctionName: string, rest: JsonObject = {}): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName, Payload: '{% $states.input %}' }, ...rest })
const machine = (States: JsonObject, rest: JsonObject = {}): JsonObject => ({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0] ?? '', States, ...rest })
const order = machine({ Charge: invoke('charge', { Next: 'Ship' }), Ship: invoke('ship', { End: true }) })

/** Each change as `kind area state path`. */
const changes = (before: JsonObject, after: JsonObject): string[] =>
  compareDefinitions(definitionOf(before), definitionOf(after)).changes.map(({ kind, area, state = '', path = '' }) => [kind, area, state, path].filter((part) => part !== '').join(' '))

describe('compareDefinitions', () => {
  const rows: readonly (readonly [sentence: string, after: JsonObject, expected: readonly string[]])[] = [
    ['nothing, in another order', machine({ Ship: invoke('ship', { End: true }), Charge: invoke('charge', { Next: 'Ship' }) }, { StartAt: 'Charge' }), []],
    ['a state that is new', machine({ Charge: invoke('charge', { Next: 'Wait' }), Wait: { Type: 'Wait', Seconds: 1, Next: 'Ship' }, Ship: invoke('ship', { End: true }) }), ['added state Wait', 'changed flow Charge Next']],
    ['a state that is gone', machine({ Charge: invoke('charge', { End: true }) }), ['removed state Ship', 'removed flow Charge Next', 'added flow Charge End', 'removed permission']],
    ['another name, counted once', machine({ Charge: invoke('charge', { Next: 'Send' }), Send: invoke('ship', { End: true }) }), ['renamed state Send']],
    ['another name of the first state', machine({ Pay: invoke('charge', { Next: 'Ship' }), Ship: invoke('ship', { End: true }) }), ['renamed state Pay']],
    ['other data', machine({ Charge: invoke('charge', { Next: 'Ship', Output: '{% 1 %}' }), Ship: invoke('ship', { End: true }) }), ['added data Charge Output']],
    ['another comment', machine({ Charge: invoke('charge', { Next: 'Ship', Comment: 'x' }), Ship: invoke('ship', { End: true }) }), ['added comment Charge Comment']],
    ['a retrier', machine({ Charge: invoke('charge', { Next: 'Ship', Retry: [{ ErrorEquals: ['States.ALL'] }] }), Ship: invoke('ship', { End: true }) }), ['added task Charge Retry']],
    ['a timeout of the machine', { ...order, TimeoutSeconds: 60 }, ['added machine TimeoutSeconds']],
    ['a field that nobody knows', machine({ Charge: invoke('charge', { Next: 'Ship', Colour: 'red' }), Ship: invoke('ship', { End: true }) }), ['added task Charge Colour']],
    [
      'a state put into a Map',
      machine({ Charge: invoke('charge', { Next: 'Each' }), Each: { Type: 'Map', ItemProcessor: { StartAt: 'Ship', States: { Ship: invoke('ship', { End: true }) } }, End: true } }),
      ['added state Each', 'changed flow Charge Next', 'moved state Ship'],
    ],
  ]
  it.each(rows)('finds %s', (_sentence, after, expected) => expect(changes(order, after)).toEqual(expected))

  it('takes states of one type for others when they do something else', () => {
    const after = machine({ Charge: invoke('charge', { Next: 'Wait' }), Wait: { Type: 'Wait', Seconds: 5, End: true } })
    expect(changes(machine({ Charge: invoke('charge', { Next: 'Pause' }), Pause: { Type: 'Wait', Timestamp: '2026-01-01T00:00:00Z', End: true } }), after)).toEqual([
      'removed state Pause',
      'added state Wait',
      'changed flow Charge Next',
    ])
  })

  it('follows new names through choices, catchers and branches', () => {
    const before = machine({
      Pick: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Do' }], Default: 'Do' },
      Do: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: invoke('a', { End: true }) } }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Late' }], Next: 'Late' },
      Late: { Type: 'Fail', Error: 'Late', Cause: 'too late' },
    })
    const after = JSON.parse(JSON.stringify(before).replaceAll('"Late":{', '"End":{').replaceAll('"Next":"Late"', '"Next":"End"').replaceAll('"A"', '"First"').replaceAll('"Do"', '"Work"')) as JsonObject
    expect(changes(before, after)).toEqual(['renamed state Work', 'renamed state First', 'renamed state End'])
  })

  const consequences = (before: Definition, after: Definition): string[] => compareDefinitions(before, after).consequences.map(({ affects, sentence }) => `${affects}: ${sentence}`)

  it('says which permissions running executions need still', () => {
    const found = consequences(definitionOf({ ...order, TimeoutSeconds: 60 }), definitionOf(machine({ Charge: invoke('charge', { End: true }) })))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^running executions: .*in state "Ship", lambda:InvokeFunction on .*:ship.* until they have ended, at most 60 seconds$/)
  })

  it('says nothing of permissions that a wider one holds', () => {
    const anyFunction = machine({ Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: '{% $states.input.name %}' }, End: true } })
    expect(consequences(definitionOf(order), definitionOf(anyFunction))).toEqual([])
  })

  it('says that another type means another machine', () => {
    expect(consequences(definitionOf(order), { ...definitionOf(order), type: 'EXPRESS' })[0]).toContain('it is replaced')
  })

  it('says what callers must send from now on', () => {
    const schema = (...required: string[]): JsonObject => ({ type: 'object', properties: {}, required })
    const [before, after] = [{ ...definitionOf(order), inputSchema: schema('id') }, { ...definitionOf(order), inputSchema: schema('id', 'amount') }]
    expect(consequences(before, after)).toEqual(['callers: the input needs "amount" now'])
    expect(consequences(after, before)).toEqual([])
  })
})

it('renderDiff shows states with what changed inside them', () => {
  const after = machine({ Charge: invoke('charge', { Next: 'Send' }), Send: invoke('send', { End: true, TimeoutSeconds: 9 }) })
  const before = machine({ Charge: invoke('charge', { Next: 'Ship' }), Ship: invoke('ship', { End: true, TimeoutSeconds: 9 }) })
  expect(renderDiff(compareDefinitions(definitionOf(before), definitionOf(after)), plainStyle).split('\n').slice(0, 4)).toEqual([
    'order',
    '  ~ "Send", was "Ship"',
    '    ~ Arguments.FunctionName "ship" is now "send"',
    '  permissions',
  ])
})

describe('renderMarkdown', () => {
  const diffOf = (name: string) => compareDefinitions(definitionOf(order), definitionOf(machine({ Charge: invoke('charge', { Next: name }), [name]: { Type: 'Wait', Seconds: 1, End: true } })))

  it('begins with what breaks, and has a row for each change', () => {
    const lines = renderMarkdown(diffOf('Wait'), 'flowchart TD\n').split('\n')
    expect(lines[0]).toBe('### order')
    expect(lines[2]).toMatch(/^- ⚠️ \*\*running executions\*\*: .*\[why\]\(https:/)
    expect(lines).toContain('| ➕ | <code>Wait</code> | state added |  | <code>{"Type":"Wait","Seconds":1,"End":true}</code> |')
    expect(lines.slice(-6)).toEqual(['```mermaid', 'flowchart TD', '```', '', '</details>', ''])
  })

  it('holds names that would be Markdown or HTML', () => {
    const text = renderMarkdown(diffOf('<img src=x>\n| @all `x`'), '````')
    expect(text).not.toMatch(/<img|@all/)
    expect(text.split('\n').filter((line) => line.startsWith('|')).every((line) => line.split('|').length === 7)).toBe(true)
    expect(text).toContain('`````mermaid\n````\n`````')
  })
})
