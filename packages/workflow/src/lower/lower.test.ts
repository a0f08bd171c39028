import { writeMachine, type JsonObject } from '@stepwright/asl'
import { lambda } from '@stepwright/services'
import { describe, expect, it } from 'vitest'
import { gt } from '../flow/operators.js'
import { workflow } from '../flow/record-workflow.js'
import type { Flow } from '../flow/flow.js'
import type { Expression } from '../values/expression.js'
import { compiledExpression, type CompiledExpression, type Tree } from '../values/tree.js'

interface Input {
  readonly n: number
  readonly name: string
  readonly names: readonly string[]
  readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[]
}

/** States as one line each, `name Type → next`, with what they carry: the shape of a machine at a glance. */
function shapeOf(define: (flow: Flow, input: Input) => object | string | number | void): unknown {
  const { value, diagnostics } = workflow('w', define)['~compile']()
  expect(diagnostics).toEqual([])
  return value && shapeOfScope(writeMachine(value.machine))
}

function shapeOfScope({ StartAt, States }: JsonObject): unknown {
  const states = Object.entries(States as Record<string, JsonObject>).map(([name, { Type, Next, End, ItemProcessor, Resource, ...rest }]) => [
    `${name === StartAt ? '*' : ''}${name}: ${String(Type)}${Next === undefined ? '' : ` → ${String(Next)}`}${End === undefined ? '' : ' → end'}`,
    ...(Object.keys(rest).length > 0 ? [rest] : []),
    ...(ItemProcessor === undefined ? [] : [shapeOfScope(ItemProcessor as JsonObject)]),
  ])
  return states
}

const call = (flow: Flow, name: string, Payload?: object) => flow.task(name, lambda.invoke, { FunctionName: 'f', ...(Payload && { Payload: Payload as {} }) })
const args = (Payload?: unknown) => ({ Arguments: { FunctionName: 'f', ...(Payload === undefined ? {} : { Payload }) } })

describe('how values travel', () => {
  it('hands a result to the next state as its input, without a variable', () => {
    expect(
      shapeOf((flow) => {
        const first = call(flow, 'First')
        call(flow, 'Second', { code: first.StatusCode })
      }),
    ).toEqual([
      ['*First: Task → Second', args()],
      ['Second: Task → end', args({ code: '{% $states.input.StatusCode %}' })],
    ])
  })

  it('assigns only the members that are read later, under the name of the state', () => {
    expect(
      shapeOf((flow) => {
        const first = call(flow, 'Ask first')
        call(flow, 'Second')
        call(flow, 'Third', { code: first.StatusCode })
      }),
    ).toEqual([
      ['*Ask first: Task → Second', { ...args(), Assign: { askFirst: { StatusCode: '{% $states.result.StatusCode %}' } } }],
      ['Second: Task → Third', args()],
      ['Third: Task → end', args({ code: '{% $askFirst.StatusCode %}' })],
    ])
  })

  it('assigns a whole result where all of it is read', () => {
    expect(
      shapeOf((flow) => {
        const first = call(flow, 'First')
        call(flow, 'Second')
        call(flow, 'Third', { first, code: first.StatusCode })
      }),
    ).toMatchObject([
      ['*First: Task → Second', { Assign: { first: '{% $states.result %}' } }],
      {},
      ['Third: Task → end', args({ first: '{% $first %}', code: '{% $first.StatusCode %}' })],
    ])
  })

  it('keeps a list whole where one of its items is read', () => {
    expect(
      shapeOf((flow, input) => {
        const each = flow.map('Each', input.names, (name) => ({ name, code: call(flow, 'Do').StatusCode }))
        call(flow, 'Then')
        call(flow, 'Last', { first: each[0]?.name })
      }),
    ).toMatchObject([
      ['*Each: Map → Then', { Assign: { eachValue: '{% $states.result %}' } }, {}],
      {},
      ['Last: Task → end', args({ first: '{% $eachValue[0].name %}' })],
    ])
  })

  it("reads the machine's input from the context where it is no longer at hand", () => {
    expect(
      shapeOf((flow, input) => {
        call(flow, 'First', { name: input.name })
        call(flow, 'Second', { name: input.name })
      }),
    ).toEqual([
      ['*First: Task → Second', args({ name: '{% $states.input.name %}' })],
      ['Second: Task → end', args({ name: '{% $states.context.Execution.Input.name %}' })],
    ])
  })

  it('assigns an item on the first state of its scope, under the name the block gives it', () => {
    expect(
      shapeOf((flow, input) =>
        flow.map('Each', input.names, (name) => {
          call(flow, 'First', { name })
          call(flow, 'Second', { name })
        }),
      ),
    ).toMatchObject([
      [
        '*Each: Map → end',
        { Items: '{% $states.input.names %}' },
        [
          ['*First: Task → Second', { ...args({ name: '{% $states.input %}' }), Assign: { name: '{% $states.input %}' } }],
          ['Second: Task → end', args({ name: '{% $name %}' })],
        ],
      ],
    ])
  })

  it('hands an index, and an item around, on through an ItemSelector', () => {
    expect(
      shapeOf((flow, input) =>
        flow.map('Groups', input.groups, (group) =>
          flow.map('Members', group.members, (member, place) => ({ member, place, group: group.id, code: call(flow, 'Do').StatusCode })),
        ),
      ),
    ).toMatchObject([
      [
        '*Groups: Map → end',
        {},
        [
          [
            '*Members: Map → end',
            {
              Items: '{% $states.input.members %}',
              ItemSelector: { member: '{% $states.context.Map.Item.Value %}', place: '{% $states.context.Map.Item.Index %}', group: '{% $states.input %}' },
            },
            [
              [
                '*Do: Task → end',
                {
                  ...args(),
                  Output: {
                    member: '{% $states.input.member %}',
                    place: '{% $states.input.place %}',
                    group: '{% $states.input.group.id %}',
                    code: '{% $states.result.StatusCode %}',
                  },
                },
              ],
            ],
          ],
        ],
      ],
    ])
  })

  it('tells an item from the item around it where their blocks give them one name', () => {
    expect(
      shapeOf((flow, input) =>
        flow.map('Groups', input.groups, (item) => {
          const outer = item
          return flow.map('Members', outer.members, (item) => ({ member: item, group: outer.id, code: call(flow, 'Do').StatusCode }))
        }),
      ),
    ).toMatchObject([
      [
        '*Groups: Map → end',
        {},
        [
          [
            '*Members: Map → end',
            { ItemSelector: { item: '{% $states.context.Map.Item.Value %}', item2: '{% $states.input %}' } },
            [['*Do: Task → end', { Output: { member: '{% $states.input.item %}', group: '{% $states.input.item2.id %}' } }]],
          ],
        ],
      ],
    ])
  })

  it('hands on no item that nobody reads', () => {
    expect(shapeOf((flow, input) => flow.map('Each', input.names, (_name, place) => ({ place })))).toEqual([
      [
        '*Each: Map → end',
        { Items: '{% $states.input.names %}', ItemSelector: { place: '{% $states.context.Map.Item.Index %}' } },
        [['*Each: done: Succeed', { Output: { place: '{% $states.input.place %}' } }]],
      ],
    ])
  })

  it('yields null for each item where the block returns nothing and the results are read', () => {
    expect(
      shapeOf((flow, input) =>
        flow.map('Each', input.names, () => {
          call(flow, 'Do')
        }),
      ),
    ).toMatchObject([['*Each: Map → end', {}, [['*Do: Task → end', { Output: null }]]]])
    expect(
      shapeOf((flow, input) => {
        flow.map('Each', input.names, () => {
          call(flow, 'Do')
        })
      }),
    ).toEqual([['*Each: Map → end', { Items: '{% $states.input.names %}' }, [['*Do: Task → end', args()]]]])
  })

  it('assigns nothing for what a Map computes and nobody reads', () => {
    expect(
      shapeOf((flow, input) => {
        const first = call(flow, 'First')
        flow.map('Each', input.names, () => {
          flow.let('Unread', first.StatusCode)
        })
      }),
    ).toEqual([
      ['*First: Task → Each', args()],
      ['Each: Map → end', { Items: '{% $states.context.Execution.Input.names %}' }, [['*Unread: Pass → end']]],
    ])
  })

  it('lets the states of a Map read variables around it', () => {
    expect(
      shapeOf((flow, input) => {
        const config = call(flow, 'Config')
        return flow.map('Each', input.names, () => call(flow, 'Use', { version: config.ExecutedVersion }).StatusCode)
      }),
    ).toMatchObject([
      ['*Config: Task → Each', { Assign: { config: { ExecutedVersion: '{% $states.result.ExecutedVersion %}' } } }],
      ['Each: Map → end', { Items: '{% $states.context.Execution.Input.names %}' }, [['*Use: Task → end', args({ version: '{% $config.ExecutedVersion %}' })]]],
    ])
  })

  it('gives sibling Maps variables of one name, and a Map inside another one of its own', () => {
    const twice = (flow: Flow, prefix: string, names: readonly string[]) =>
      flow.map(prefix, names, (name) => {
        call(flow, `${prefix} first`)
        call(flow, `${prefix} second`, { name })
      })
    const shown = JSON.stringify(
      shapeOf((flow, input) => {
        twice(flow, 'A', input.names)
        flow.map('Outer', input.names, (name) => {
          call(flow, 'Before', { name })
          twice(flow, 'B', input.names)
          call(flow, 'After', { name })
        })
      }),
    )
    expect(shown).toContain('"A second: Task → end",{"Arguments":{"FunctionName":"f","Payload":{"name":"{% $name %}"}}}')
    expect(shown).toContain('"B second: Task → end",{"Arguments":{"FunctionName":"f","Payload":{"name":"{% $name2 %}"}}}')
  })
})

describe('choices', () => {
  it('joins behind the choice, and adds nothing where no value is read', () => {
    expect(
      shapeOf((flow, input) => {
        flow.choice('Big?').when(gt(input.n, 10), () => {
          call(flow, 'Left')
        })
        call(flow, 'After')
      }),
    ).toEqual([
      ['*Big?: Choice', { Choices: [{ Condition: '{% $states.input.n > 10 %}', Next: 'Left' }], Default: 'After' }],
      ['Left: Task → After', args()],
      ['After: Task → end', args()],
    ])
  })

  it('yields its value as Output on each way out where only the next state reads it', () => {
    expect(
      shapeOf((flow, input) => {
        const chosen = flow
          .choice('Big?')
          .when(gt(input.n, 10), () => ({ code: call(flow, 'Left').StatusCode }))
          .otherwise(() => ({ code: 0 }))
        call(flow, 'After', { code: chosen.code })
      }),
    ).toEqual([
      ['*Big?: Choice', { Choices: [{ Condition: '{% $states.input.n > 10 %}', Next: 'Left' }], Output: { code: 0 }, Default: 'After' }],
      ['Left: Task → After', { ...args(), Output: { code: '{% $states.result.StatusCode %}' } }],
      ['After: Task → end', args({ code: '{% $states.input.code %}' })],
    ])
  })

  it('assigns its value on each way out where it is read later, and never does both', () => {
    expect(
      shapeOf((flow, input) => {
        const chosen = flow
          .choice('Big?')
          .when(gt(input.n, 10), () => ({ code: call(flow, 'Left').StatusCode }))
          .otherwise(() => ({ code: 0 }))
        call(flow, 'After')
        call(flow, 'Later', { code: chosen.code })
      }),
    ).toEqual([
      ['*Big?: Choice', { Choices: [{ Condition: '{% $states.input.n > 10 %}', Next: 'Left' }], Assign: { big: { code: 0 } }, Default: 'After' }],
      ['Left: Task → After', { ...args(), Assign: { big: { code: '{% $states.result.StatusCode %}' } } }],
      ['After: Task → Later', args()],
      ['Later: Task → end', args({ code: '{% $big.code %}' })],
    ])
  })

  it('assigns nothing for members of its value that nobody reads', () => {
    expect(
      shapeOf((flow, input) => {
        const first = call(flow, 'First')
        const chosen = flow
          .choice('Big?')
          .when(gt(input.n, 10), () => {
            call(flow, 'Left')
            call(flow, 'More')
            return { code: first.StatusCode, fixed: 1 }
          })
          .otherwise(() => ({ code: 0, fixed: 2 }))
        call(flow, 'After')
        call(flow, 'Later', { fixed: chosen.fixed })
      }),
    ).toEqual([
      ['*First: Task → Big?', args()],
      [
        'Big?: Choice',
        { Choices: [{ Condition: '{% $states.context.Execution.Input.n > 10 %}', Next: 'Left' }], Assign: { big: { fixed: 2 } }, Default: 'After' },
      ],
      ['Left: Task → More', args()],
      ['More: Task → After', { ...args(), Assign: { big: { fixed: 1 } } }],
      ['After: Task → Later', args()],
      ['Later: Task → end', args({ fixed: '{% $big.fixed %}' })],
    ])
  })

  it('tests what the test closed over when it was written', () => {
    let limit = 1
    const above = (n: number): Expression<boolean> =>
      Object.assign((): boolean => n > limit, {
        [compiledExpression]: compiled({
          kind: 'binary',
          operator: '>',
          left: { kind: 'capture', name: 'n', read: () => n, type: ['number'] },
          right: { kind: 'capture', name: 'limit', read: () => limit, type: ['number'] },
          type: ['boolean'],
        }),
      })
    expect(
      shapeOf((flow, input) => {
        flow.choice('Big?').when(above(input.n), () => {
          limit = 2
          call(flow, 'Left')
        })
      }),
    ).toMatchObject([['*Big?: Choice', { Choices: [{ Condition: '{% $states.input.n > 1 %}' }] }], {}, {}])
  })

  it('carries the value of a choice inside a choice through both', () => {
    expect(
      shapeOf((flow, input) =>
        flow
          .choice('Outer')
          .when(gt(input.n, 10), () => ({
            inner: flow
              .choice('Inner')
              .when(gt(input.n, 20), () => call(flow, 'Deep').StatusCode)
              .otherwise(() => 7),
            fixed: 'f',
          }))
          .otherwise(() => ({ inner: -1, fixed: 'g' })),
      ),
    ).toEqual([
      ['*Outer: Choice', { Choices: [{ Condition: '{% $states.input.n > 10 %}', Next: 'Inner' }], Output: { inner: -1, fixed: 'g' }, Default: 'Done' }],
      ['Inner: Choice', { Choices: [{ Condition: '{% $states.input.n > 20 %}', Next: 'Deep' }], Output: { inner: 7, fixed: 'f' }, Default: 'Done' }],
      ['Deep: Task → end', { ...args(), Output: { inner: '{% $states.result.StatusCode %}', fixed: 'f' } }],
      ['Done: Succeed'],
    ])
  })

  it('ends in one state that holds the value where the ways out do not make it', () => {
    expect(
      shapeOf((flow, input) => {
        const first = call(flow, 'First')
        flow.choice('Big?').when(gt(input.n, 10), () => {
          call(flow, 'Left')
        })
        return { code: first.StatusCode, name: input.name }
      }),
    ).toEqual([
      ['*First: Task → Big?', { ...args(), Assign: { first: { StatusCode: '{% $states.result.StatusCode %}' } } }],
      ['Big?: Choice', { Choices: [{ Condition: '{% $states.context.Execution.Input.n > 10 %}', Next: 'Left' }], Default: 'Done' }],
      ['Left: Task → Done', args()],
      ['Done: Succeed', { Output: { code: '{% $first.StatusCode %}', name: '{% $states.context.Execution.Input.name %}' } }],
    ])
  })

  it('fails a match by name', () => {
    expect(
      shapeOf((flow, input: { readonly name: string }) => {
        flow.match('Which?', input.name as 'a', {
          a: () => {
            call(flow, 'A')
          },
        })
      }),
    ).toEqual([
      ['*Which?: Choice', { Choices: [{ Condition: "{% $states.input.name = 'a' %}", Next: 'A' }], Default: 'Which?: no match' }],
      ['A: Task → end', args()],
      ['Which?: no match: Fail', { Error: 'NoMatch', Cause: "{% '\"' & $states.input.name & '\" is none of a' %}" }],
    ])
  })
})

describe('ends', () => {
  it('ends with the state that is last, whose result is the value', () => {
    expect(shapeOf((flow) => call(flow, 'Only'))).toEqual([['*Only: Task → end', args()]])
  })

  it('makes a state for a workflow without steps', () => {
    expect(shapeOf((_flow, input) => ({ hello: input.name }))).toEqual([['*Done: Succeed', { Output: { hello: '{% $states.input.name %}' } }]])
  })

  it('makes a state for a Map block without steps', () => {
    expect(shapeOf((flow, input) => flow.map('Each', input.names, (name) => ({ name })))).toMatchObject([
      ['*Each: Map → end', {}, [['*Each: done: Succeed', { Output: { name: '{% $states.input %}' } }]]],
    ])
  })

  it('takes a free name for the state it adds', () => {
    expect(
      shapeOf((flow, input) => {
        call(flow, 'Done')
        flow.choice('Big?').when(gt(input.n, 10), () => {
          call(flow, 'Left')
        })
      }),
    ).toMatchObject([{}, ['Big?: Choice', { Default: 'Done 2' }], {}, ['Done 2: Succeed']])
    expect(
      shapeOf((flow, input) => {
        flow.choice('Big?').when(gt(input.n, 10), () => flow.succeed('Done'))
      }),
    ).toMatchObject([['*Big?: Choice', { Default: 'Done' }], ['Done: Succeed']])
    const [[, , inner]] = shapeOf((flow, input) => flow.map('x'.repeat(80), input.names, (name) => ({ name }))) as [[string, object, [[string]]]]
    expect(inner[0][0]).toBe(`*${'x'.repeat(70)}: done: Succeed`)
  })

  it('writes a Fail state that a function makes twice once', () => {
    const ask = (flow: Flow, name: string) => flow.choice(name).when(gt(1, 0), () => flow.fail('Rejected', { error: 'No' }))
    expect(
      shapeOf((flow) => {
        ask(flow, 'A')
        ask(flow, 'B')
      }),
    ).toEqual([
      ['*A: Choice', { Choices: [{ Condition: '{% 1 > 0 %}', Next: 'Rejected' }], Default: 'B' }],
      ['Rejected: Fail', { Error: 'No' }],
      ['B: Choice', { Choices: [{ Condition: '{% 1 > 0 %}', Next: 'Rejected' }], Default: 'Done' }],
      ['Done: Succeed'],
    ])
  })
})

describe('other steps', () => {
  it('names a value with let, without a variable where the next state reads it', () => {
    expect(
      shapeOf((flow, input) => {
        const sum = flow.let('Sum', { a: input.n, b: 'fixed' })
        flow.wait('Wait', '2 minutes')
        return sum.a
      }),
    ).toEqual([
      ['*Sum: Pass → Wait', { Output: { a: '{% $states.input.n %}', b: 'fixed' } }],
      ['Wait: Wait → end', { Seconds: 120, Output: '{% $states.input.a %}' }],
    ])
  })

  it('drops a let that nobody reads to a name in the graph', () => {
    expect(
      shapeOf((flow) => {
        flow.let('Unread', 1)
        flow.pass('Named')
      }),
    ).toEqual([['*Unread: Pass → Named'], ['Named: Pass → end']])
  })

  it('writes options where AWS has them', () => {
    expect(
      shapeOf((flow) => {
        flow.codebuildSync(
          'Build',
          { ProjectName: 'p' },
          {
            comment: 'why',
            timeout: '1 hour',
            heartbeat: 60,
            retry: [{ on: 'States.Timeout' }, { on: ['A', 'B'], interval: '1 minute', attempts: 2, backoff: 1.5, maxDelay: '1 hour', jitter: 'FULL' }],
          },
        )
      }),
    ).toEqual([
      [
        '*Build: Task → end',
        {
          Comment: 'why',
          Arguments: { ProjectName: 'p' },
          TimeoutSeconds: 3600,
          HeartbeatSeconds: 60,
          Retry: [
            { ErrorEquals: ['States.Timeout'] },
            { ErrorEquals: ['A', 'B'], IntervalSeconds: 60, MaxAttempts: 2, BackoffRate: 1.5, MaxDelaySeconds: 3600, JitterStrategy: 'FULL' },
          ],
        },
      ],
    ])
  })

  it('keeps a state written by hand, and wires it in', () => {
    expect(
      shapeOf((flow) => {
        const out = flow.raw<{ x: number }>('By hand', { Type: 'Pass', Output: { x: 1, y: '{% $states.context.Execution.Id %}' } })
        flow.wait('Wait', 1)
        return { x: out.x }
      }),
    ).toEqual([
      ['*By hand: Pass → Wait', { Output: { x: 1, y: '{% $states.context.Execution.Id %}' } }],
      ['Wait: Wait → end', { Seconds: 1, Output: { x: '{% $states.input.x %}' } }],
    ])
  })

  it('lets a value pass through a state written by hand', () => {
    expect(
      shapeOf((flow) => {
        const first = call(flow, 'First')
        flow.raw('By hand', { Type: 'Pass' })
        call(flow, 'Then', { code: first.StatusCode })
      }),
    ).toEqual([['*First: Task → By hand', args()], ['By hand: Pass → Then'], ['Then: Task → end', args({ code: '{% $states.input.StatusCode %}' })]])
  })

  it('writes no Output that says what a state written by hand hands on anyway', () => {
    expect(
      shapeOf(
        (flow) =>
          flow.raw<{ all: string }>('By hand', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Output: { all: '{% $states.result %}' } }).all,
      ),
    ).toEqual([['*By hand: Task → end']])
  })

  it('keeps the Output of a state written by hand where nothing reads it', () => {
    expect(
      shapeOf((flow) => {
        flow.raw('By hand', { Type: 'Pass', Output: { x: 1 } })
      }),
    ).toEqual([['*By hand: Pass → end', { Output: { x: 1 } }]])
  })
})

describe('names of variables', () => {
  const variableFor = (name: string, also: (flow: Flow) => unknown = () => undefined): unknown => {
    const [first] = shapeOf((flow) => {
      const made = call(flow, name)
      call(flow, 'Between')
      also(flow)
      call(flow, 'Last', { made })
    }) as [[string, { readonly Assign: object }]]
    return Object.keys(first[1].Assign)[0]
  }

  it.each([
    ['Start pipeline', 'startPipeline'],
    ['2nd try', 'value2ndTry'],
    ['x² + y', 'xY'],
    ['_private', 'private'],
    ['states', 'value'],
    ['Count', 'countValue'],
  ])('%s is $%s', (name, variable) => {
    expect(variableFor(name)).toBe(variable)
  })

  it('keep clear of variables of a state written by hand', () => {
    expect(variableFor('Ask', (flow) => flow.raw('By hand', { Type: 'Pass', Assign: { ask: 1 } }))).toBe('ask2')
  })

  it('keep clear of parameters inside expressions', () => {
    const names = Object.assign((): unknown => [], {
      [compiledExpression]: compiled({ kind: 'lambda', parameters: ['ask'], body: { kind: 'local', name: 'ask', type: ['string'] }, type: ['unknown'] }),
    })
    expect(variableFor('Ask', (flow) => flow.let('L', { names }))).toBe('ask2')
  })
})

function compiled(tree: Tree): CompiledExpression {
  return { file: 'a.ts', tree, parameters: [] }
}
