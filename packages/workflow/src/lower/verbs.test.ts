import { writeMachine, type JsonObject } from '@stepwright/asl'
import { lambda } from '@stepwright/services'
import { describe, expect, it } from 'vitest'
import { workflow } from '../flow/record-workflow.js'
import type { Flow } from '../flow/flow.js'
import { gt } from '../flow/operators.js'
import type { TaskToken } from '../values/task-token.js'
import { jsonata } from '../values/raw-expression.js'

interface Input {
  readonly n: number
  readonly names: readonly string[]
}

type Define = (flow: Flow, input: Input) => object | string | number | boolean | void

function compiled(define: Define) {
  const { value, diagnostics } = workflow('w', define)['~compile']()
  return { states: value && (writeMachine(value.machine)['States'] as Record<string, JsonObject>), codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`) }
}

function statesOf(define: Define): Record<string, JsonObject> {
  const { states, codes } = compiled(define)
  expect(codes).toEqual([])
  return states ?? {}
}

const call = (flow: Flow, name: string, Payload?: object) => flow.task(name, lambda.invoke, { FunctionName: 'f', ...(Payload && { Payload: Payload as {} }) })

describe('parallel', () => {
  it('yields a list, or an object that is made of the list', () => {
    const states = statesOf((flow, input) => {
      const { a, b } = flow.parallel('Both', { a: () => call(flow, 'A').StatusCode, b: () => call(flow, 'B', { n: input.n }).StatusCode })
      return { sum: [a, b] }
    })
    expect(states['Both']).toMatchObject({ Type: 'Parallel', Output: { sum: ['{% $states.result[0] %}', '{% $states.result[1] %}'] }, End: true })
    expect(states['Both']?.['Branches']).toMatchObject([
      { StartAt: 'A', States: { A: { Output: '{% $states.result.StatusCode %}', End: true } } },
      { StartAt: 'B', States: { B: { Arguments: { Payload: { n: '{% $states.input.n %}' } } } } },
    ])
  })

  it('lets branches read what came before in variables', () => {
    const states = statesOf((flow) => {
      const first = call(flow, 'First')
      flow.parallel('Both', [() => call(flow, 'A', { code: first.StatusCode }), () => void call(flow, 'B')])
    })
    expect(states['First']).toMatchObject({ Assign: { first: { StatusCode: '{% $states.result.StatusCode %}' } } })
    expect(states['Both']?.['Branches']).toMatchObject([{ States: { A: { Arguments: { Payload: { code: '{% $first.StatusCode %}' } } } } }, { StartAt: 'B' }])
  })

  it('gives the variables of a branch and of the blocks inside it names that the scope around does not have', () => {
    const states = statesOf((flow, input) => {
      flow.map('Each', input.names, (item, index) => {
        flow.parallel('Both', [() => {
          flow.map('Inside', [1, 2], (each, place) => {
            call(flow, 'A')
            call(flow, 'B', { each, place, item, index })
          })
          call(flow, 'C', { item, index })
        }])
        call(flow, 'D', { item, index })
      })
    })
    const names = [...JSON.stringify(states).matchAll(/"Assign":\{"(\w+)"/g)].map(([, name]) => name)
    expect(names).toHaveLength(3)
    expect(new Set(names).size).toBe(3)
  })

  it('without branches is said', () => expect(compiled((flow) => void flow.parallel('None', [])).codes).toContain('error flow/empty-parallel'))
})

describe('try', () => {
  it('puts a Catch on each task, and hands the error to the first state of the handler', () => {
    const states = statesOf((flow) => {
      flow
        .try(() => {
          call(flow, 'A')
          call(flow, 'B')
        })
        .catch('Refused', (error) => call(flow, 'Tell', { why: error.Cause }))
    })
    const caught = [{ ErrorEquals: ['Refused'], Next: 'Tell' }]
    expect([states['A']?.['Catch'], states['B']?.['Catch'], states['Tell']?.['Catch']]).toEqual([caught, caught, undefined])
    expect(states['Tell']).toMatchObject({ Arguments: { Payload: { why: '{% $states.input.Cause %}' } } })
  })

  it('yields null where neither the steps nor the handler return anything', () => {
    const states = statesOf((flow) => {
      const done = flow.try(() => void call(flow, 'A')).catch(() => undefined)
      return { done }
    })
    expect(states['A']).toMatchObject({ Output: { done: null }, Catch: [{ ErrorEquals: ['States.ALL'], Output: { done: null } }] })
  })

  it('keeps the error in a variable for later states of the handler', () => {
    const states = statesOf((flow) => {
      flow
        .try(() => call(flow, 'A'))
        .catch((failure) => {
          flow.wait('Breathe', 5)
          call(flow, 'Tell', { what: failure.Error })
          call(flow, 'Tell again', { what: failure.Error })
        })
    })
    expect(states['A']).toMatchObject({ Catch: [{ ErrorEquals: ['States.ALL'], Assign: { failure: { Error: '{% $states.errorOutput.Error %}' } }, Next: 'Breathe' }] })
  })

  it('joins what the body and the handlers yield', () => {
    const states = statesOf((flow) => {
      const code = flow
        .try(() => call(flow, 'A').StatusCode)
        .on('Gone', () => 410)
        .catch(() => {
          flow.wait('Breathe', 5)
          return 500
        })
      flow.wait('Later', 1)
      return { code }
    })
    expect(states['A']).toMatchObject({
      Catch: [
        { ErrorEquals: ['Gone'], Output: 410, Next: 'Later' },
        { ErrorEquals: ['States.ALL'], Next: 'Breathe' },
      ],
      Output: '{% $states.result.StatusCode %}',
    })
    expect(states['Breathe']).toMatchObject({ Output: 500 })
    expect(states['Later']).toMatchObject({ Output: { code: '{% $states.input %}' } })
  })

  it('inside a try has its own handlers first', () => {
    const states = statesOf((flow) => {
      flow
        .try(() => {
          flow.try(() => call(flow, 'A')).catch('Inner', () => call(flow, 'B'))
        })
        .catch('Outer', () => call(flow, 'C'))
    })
    expect(states['A']?.['Catch']).toMatchObject([{ ErrorEquals: ['Inner'], Next: 'B' }, { ErrorEquals: ['Outer'], Next: 'C' }])
    expect(states['B']?.['Catch']).toMatchObject([{ ErrorEquals: ['Outer'] }])
  })

  it('whose handler ends lets the rest follow the body', () => {
    const states = statesOf((flow) => {
      flow.try(() => call(flow, 'A')).catch(() => flow.fail('Broken', { error: 'Broken' }))
      call(flow, 'B')
    })
    expect([states['A']?.['Next'], states['B']?.['End']]).toEqual(['B', true])
  })

  it('reading in the handler what may not have run is an error', () => {
    const { codes } = compiled((flow) => {
      let code: unknown
      flow
        .try(() => {
          code = call(flow, 'A').StatusCode
          call(flow, 'B')
        })
        .catch(() => call(flow, 'C', { code }))
    })
    expect(codes).toEqual(['error flow/value-not-on-every-way'])
  })

  it('says that it catches nothing', () => {
    expect(compiled((flow) => void flow.try(() => call(flow, 'A'))).codes).toEqual(['warning flow/try-without-catch'])
    expect(compiled((flow) => void flow.map('Each', [1], () => void flow.try(() => call(flow, 'A')))).codes).toEqual(['warning flow/try-without-catch'])
  })

  it('says what it does not catch', () => {
    expect(compiled((flow) => void flow.try(() => flow.wait('W', 1)).catch(() => undefined)).codes).toEqual(['error flow/nothing-to-catch'])
    expect(
      compiled((flow) => {
        flow
          .try(() => {
            call(flow, 'A')
            flow.fail('F', { error: 'E' })
          })
          .catch(() => undefined)
      }).codes,
    ).toEqual(['warning flow/uncaught-fail'])
  })

  it.each<[string, (flow: Flow) => void, string[]]>([
    ['a fail in a choice', (flow) => flow.choice('C').when(jsonata<boolean>('true'), () => flow.fail('F', { error: 'E' })), ['warning flow/uncaught-fail']],
    ['a fail in a handler inside', (flow) => flow.try(() => call(flow, 'B')).catch('Inner', () => flow.fail('F', { error: 'E' })), ['warning flow/uncaught-fail']],
    ['a fail in a body inside, once', (flow) => flow.try(() => (call(flow, 'B'), flow.fail('F', { error: 'E' }))).catch('Inner', () => undefined), ['warning flow/uncaught-fail']],
    ['a loop that may be late', (flow) => flow.repeat('L', { until: jsonata<boolean>('true'), attempts: 2 }, () => call(flow, 'B')), ['warning flow/uncaught-fail']],
    ['nothing wrong with a fail in a branch, which its parallel catches', (flow) => void flow.parallel('P', [() => flow.fail('F', { error: 'E' })]), []],
  ])('finds %s', (_name, body, expected) => {
    const { codes } = compiled((flow) => {
      flow
        .try(() => {
          call(flow, 'A')
          body(flow)
        })
        .catch(() => undefined)
    })
    expect(codes).toEqual(expected)
  })
})

describe('pollUntil', () => {
  const poll = (flow: Flow, more: object) =>
    flow.pollUntil('Ready?', { every: '30 seconds', check: () => call(flow, 'Look').StatusCode, until: jsonata<boolean>('$states.input = 200'), ...more })

  it('sets its deadline before the first look, and goes back behind a wait', () => {
    const states = statesOf((flow) => {
      call(flow, 'Start')
      poll(flow, { timeout: '1 hour' })
    })
    expect(states['Start']).toMatchObject({ Assign: { readyDeadline: '{% $millis() + 3600000 %}' }, Next: 'Look' })
    expect(states['Ready?']).toEqual({
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input = 200 %}', Next: 'Done' },
        { Condition: '{% $millis() >= $readyDeadline %}', Next: 'Ready?: too late' },
      ],
      Default: 'Ready?: wait',
    })
    expect(states['Ready?: wait']).toEqual({ Type: 'Wait', Seconds: 30, Next: 'Look' })
    expect(states['Ready?: too late']).toMatchObject({ Type: 'Fail', Error: 'PollTimeout' })
  })

  it('counts its attempts, and names its error', () => {
    const states = statesOf((flow) => poll(flow, { attempts: 3, error: 'NotReady' }))
    expect(states['Ready?: start']).toMatchObject({ Type: 'Pass', Assign: { readyAttempts: 1 } })
    expect(states['Ready?: wait']).toMatchObject({ Assign: { readyAttempts: '{% $readyAttempts + 1 %}' } })
    expect(states['Ready?: too late']).toMatchObject({ Error: 'NotReady' })
  })

  it.each<[string, object, string[]]>([
    ['without a bound', {}, ['warning flow/unbounded-loop']],
    ['with two bounds', { timeout: 60, attempts: 2 }, ['error flow/two-bounds']],
    ['beyond the history of an execution', { every: 1, timeout: '1 day' }, ['warning cost/loop-beyond-history']],
  ])('%s is said', (_name, options, expected) => expect(compiled((flow) => void poll(flow, options)).codes).toEqual(expected))

  it.each<[string, object, (flow: Flow, input: Input, each: () => unknown) => unknown, string[]]>([
    ['of two items that were written out', { timeout: '12 hours' }, (flow, _input, each) => flow.map('All', ['a', 'b'], each as () => number), ['warning cost/loop-beyond-history']],
    ['of one item that was written out', { timeout: '12 hours' }, (flow, _input, each) => flow.map('All', ['a'], each as () => number), []],
    ['of who knows how many items', { timeout: '12 hours' }, (flow, input, each) => flow.map('All', input.names, each as () => number), ['warning cost/loop-beyond-history']],
    ['of who knows how many items, soon bounded', { timeout: '1 hour' }, (flow, input, each) => flow.map('All', input.names, each as () => number), []],
    ['whose loop alone is too long, once', { timeout: '2 days' }, (flow, input, each) => flow.map('All', input.names, each as () => number), ['warning cost/loop-beyond-history']],
    ['with choices, of which one is taken', { attempts: 1388 }, (flow, input, each) => flow.map('All', input.names, () => flow.choice('C').when(jsonata<boolean>('true'), each as () => number).otherwise(() => call(flow, 'B'))), []],
    ['that is distributed', { timeout: '12 hours' }, (flow, input, each) => flow.distributedMap('All', input.names, {}, each as () => number), []],
  ])('in a map %s is counted for its items', (_name, bound, write, expected) => {
    expect(compiled((flow, input) => void write(flow, input, () => poll(flow, bound))).codes).toEqual(expected)
  })

  it('reads values from outside in variables, round after round', () => {
    const states = statesOf((flow, input) => {
      const started = call(flow, 'Start')
      const seen = flow.pollUntil('Ready?', { every: 5, attempts: 9, check: () => call(flow, 'Look', { code: started.StatusCode, n: input.n }), until: jsonata<boolean>('$states.input.StatusCode = 200') })
      return seen.StatusCode
    })
    expect(states['Look']).toMatchObject({ Arguments: { Payload: { code: '{% $start.StatusCode %}', n: '{% $states.context.Execution.Input.n %}' } } })
  })
})

it.each<[string, object, string]>([
  ['attempts', { until: jsonata('true') }, 'error flow/unreadable-number'],
  ['a test', { attempts: 3 }, 'error flow/loop-without-test'],
])('repeat without %s is said', (_name, options, code) => {
  expect(compiled((flow) => void flow.repeat('Again', options as never, () => call(flow, 'A'))).codes).toEqual([code])
})

it('repeat runs its block again at once, or behind a wait', () => {
  const states = statesOf((flow) => {
    call(flow, 'Begin')
    flow.repeat('Again?', { until: jsonata<boolean>('$states.input.StatusCode = 200'), attempts: 4 }, () => call(flow, 'Try'))
  })
  expect(states['Again?']).toMatchObject({ Default: 'Try', Assign: { againAttempts: '{% $againAttempts + 1 %}' } })
})

describe('calls', () => {
  it('of any SDK action', () => {
    interface Client {
      listThings(args: { nextToken?: string; tags?: Record<string, string> }, options?: object): Promise<{ things?: { id?: string; madeAt?: Date }[] }>
      listThings(args: object, callback: () => void): void
      listThings(args: object, options: object, callback: () => void): void
    }
    const states = statesOf((flow) => {
      const { Things } = flow.sdk<Client>('thing').listThings('List', { Tags: { myKey: 'v' } })
      return { first: Things[0]?.Id, when: Things[0]?.MadeAt }
    })
    expect(states['List']).toMatchObject({ Resource: 'arn:aws:states:::aws-sdk:thing:listThings', Arguments: { Tags: { myKey: 'v' } } })
  })

  it('that wait for a token hand it on', () => {
    const states = statesOf((flow) => flow.waitForTaskToken('Ask', lambda.invoke, (token: TaskToken<{ ok: boolean }>) => ({ FunctionName: 'f', Payload: { token } }), { timeout: '1 day', heartbeat: 60 }).ok)
    expect(states['Ask']).toMatchObject({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Arguments: { Payload: { token: '{% $states.context.Task.Token %}' } }, TimeoutSeconds: 86_400, HeartbeatSeconds: 60 })
    expect(compiled((flow) => void flow.waitForTaskToken('Ask', lambda.invoke, () => ({ FunctionName: 'f' }))).codes).toEqual(['error flow/unused-task-token'])
  })

  it('of other workflows are by a parameter for their ARN', () => {
    const child = workflow('count-things', (_flow, input: { of: string }) => ({ count: input.of }))
    const { value } = workflow('w', (flow) => flow.startExecutionSync('Count', child, { of: 'x' }, { executionName: 'once' }).count)['~compile']()
    expect(value?.parameters).toEqual([{ name: 'CountThingsArn', kind: 'state-machine', of: 'count-things' }])
    expect(value && writeMachine(value.machine)['States']).toMatchObject({
      Count: { Resource: 'arn:aws:states:::states:startExecution.sync:2', Arguments: { StateMachineArn: '${CountThingsArn}', Input: { of: 'x' }, Name: 'once' }, Output: '{% $states.result.Output.count %}' },
    })
  })

  it('of activities and HTTPS APIs, with a role of another account', () => {
    const states = statesOf((flow) => {
      flow.activity('Paint', 'arn:aws:states:us-east-1:123456789012:activity:paint', { colour: 'red' })
      return flow.http<{ id: number }>('Post', { ApiEndpoint: 'https://example.com', Method: 'POST', InvocationConfig: { ConnectionArn: 'c' } }, { credentials: 'arn:aws:iam::1:role/r' }).ResponseBody.id
    })
    expect(states['Paint']).toMatchObject({ Resource: 'arn:aws:states:us-east-1:123456789012:activity:paint', Arguments: { colour: 'red' } })
    expect(states['Post']).toMatchObject({ Resource: 'arn:aws:states:::http:invoke', Credentials: { RoleArn: 'arn:aws:iam::1:role/r' } })
  })
})

it('a workflow that is started may be told by whom', () => {
  const child = workflow('child', (_flow, input: { of: string }) => ({ count: input.of }))
  const started = '{% $states.context.Execution.Id %}'
  const states = statesOf((flow, input) => {
    flow.startExecution('Written out', child, { of: 'x' }, { linked: true })
    flow.startExecution('Handed on', child, input as unknown as { of: string }, { linked: true })
  })
  expect(states).toMatchObject({
    'Written out': { Arguments: { Input: { of: 'x', AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: started } } },
    'Handed on': { Arguments: { Input: "{% $merge([$states.context.Execution.Input, {'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID': $states.context.Execution.Id}]) %}" } },
  })
})

describe('a loop that hands something on', () => {
  it('gives the first run what it begins with, and each other what the one before returned', () => {
    const states = statesOf((flow) => {
      const done = flow.repeat('More?', { from: { token: 'first' }, until: jsonata<boolean>('$states.input.token = null'), attempts: 9 }, (last) => {
        const page = call(flow, 'Read', { token: last.token })
        return { token: page.ExecutedVersion }
      })
      return done.token
    })
    expect(Object.keys(states)).toEqual(['More?: start', 'Read', 'More?', 'More?: too late', 'Done'])
    expect(states).toMatchObject({
      'More?: start': { Assign: { moreAttempts: 1 }, Output: { token: 'first' } },
      Read: { Arguments: { Payload: { token: '{% $states.input.token %}' } }, Output: { token: '{% $states.result.ExecutedVersion %}' }, Next: 'More?' },
      'More?': { Choices: [{ Next: 'Done' }, { Next: 'More?: too late' }], Default: 'Read', Assign: { moreAttempts: '{% $moreAttempts + 1 %}' } },
      Done: { Output: '{% $states.input.token %}' },
    })
  })

  it('keeps what a run is given where a later state of it reads that', () => {
    const states = statesOf((flow) => {
      flow.repeat('Count', { from: { count: 0 }, until: jsonata<boolean>('$states.input.count > 3'), attempts: 9 }, (last) => {
        call(flow, 'Work')
        call(flow, 'Log', { count: last.count })
        return { count: 4 }
      })
    })
    expect(states).toMatchObject({
      'Count: start': { Assign: { last: { count: 0 } } },
      Log: { Arguments: { Payload: { count: '{% $last.count %}' } }, Output: { count: 4 } },
      Count: { Default: 'Work', Assign: { last: { count: '{% $states.input.count %}' } } },
    })
  })

  it('may test before each run, and then yields what it began with where it never ran', () => {
    const states = statesOf((flow, input) => {
      const left = flow.repeat('More?', { from: { names: input.names as string[] }, while: gt(input.n, 3), attempts: 9, every: 5 }, (last) => {
        call(flow, 'Work', { name: last.names[0] })
        return { names: jsonata<string[]>('$states.input') }
      })
      call(flow, 'After', { left })
    })
    expect(Object.keys(states)).toEqual(['More?: start', 'More?', 'More?: too late', 'Work', 'More?: wait', 'After'])
    expect(states).toMatchObject({
      'More?: start': { Assign: { moreAttempts: 0 }, Output: { names: '{% $states.input.names %}' } },
      'More?': { Choices: [{ Condition: '{% $not($states.context.Execution.Input.n > 3) %}', Next: 'After' }, { Condition: '{% $moreAttempts >= 9 %}', Next: 'More?: too late' }], Default: 'Work' },
      Work: { Arguments: { Payload: { name: '{% $states.input.names[0] %}' } }, Output: { names: '{% $states.input %}' }, Assign: { moreAttempts: '{% $moreAttempts + 1 %}' }, Next: 'More?: wait' },
      'More?: wait': { Seconds: 5, Next: 'More?' },
      After: { Arguments: { Payload: { left: '{% $states.input %}' } } },
    })
  })
})

describe('an ending', () => {
  it('is written once, and reached from everywhere', () => {
    const states = statesOf((flow, input) => {
      const giveUp = flow.ending((why: { reason: string }) => {
        call(flow, 'Tell', { why: why.reason })
        call(flow, 'Log', { why: why.reason })
        flow.fail('Gave up', { error: 'GaveUp' })
      })
      flow.choice('First?').when(jsonata<boolean>('true'), () => giveUp({ reason: 'sold out' }))
      flow.try(() => call(flow, 'Charge', { n: input.n })).catch((error) => giveUp({ reason: error.Cause }))
    })
    expect(Object.keys(states)).toEqual(['First?', 'Charge', 'Tell', 'Log', 'Gave up'])
    expect(states).toMatchObject({
      'First?': { Choices: [{ Next: 'Tell', Assign: { why: { reason: 'sold out' } } }], Default: 'Charge' },
      Charge: { Catch: [{ Next: 'Tell', Assign: { why: { reason: '{% $states.errorOutput.Cause %}' } } }], End: true },
      Tell: { Arguments: { Payload: { why: '{% $why.reason %}' } }, Next: 'Log' },
      Log: { Next: 'Gave up' },
    })
  })

  it('travels as input where only its first state reads it, and lets the scope end with what it returns', () => {
    const states = statesOf((flow) => {
      const close = flow.ending((which: { name: string }) => ({ closed: call(flow, 'Close', { name: which.name }).StatusCode }))
      flow.try(() => call(flow, 'Open')).catch(() => close({ name: 'a' }))
      close({ name: 'b' })
    })
    expect(states).toMatchObject({
      Open: { Output: { name: 'b' }, Next: 'Close', Catch: [{ Output: { name: 'a' }, Next: 'Close' }] },
      Close: { Arguments: { Payload: { name: '{% $states.input.name %}' } }, Output: { closed: '{% $states.result.StatusCode %}' }, End: true },
    })
  })

  it('may lead back to itself, and to one that is written behind it', () => {
    const states = statesOf((flow) => {
      const again = flow.ending((state: { count: number }): void => {
        call(flow, 'Work', { count: state.count })
        flow.choice('Enough?').when(jsonata<boolean>('true'), () => again({ count: 2 }))
        last()
      })
      const last = flow.ending(() => flow.succeed('Enough'))
      again({ count: 1 })
    })
    expect(Object.keys(states)).toEqual(['Workflow: start', 'Work', 'Enough?', 'Enough'])
    expect(states).toMatchObject({
      'Workflow: start': { Output: { count: 1 }, Next: 'Work' },
      Work: { Arguments: { Payload: { count: '{% $states.input.count %}' } } },
      'Enough?': { Choices: [{ Next: 'Work', Output: { count: 2 } }], Default: 'Enough' },
    })
  })

  it('hands on what it was given, next to what is new: each is made of what was there', () => {
    const next = (flow: Flow, given: { a: number; b: number }, test: (now: { a: number; b: number }) => void): void => {
      const ending = flow.ending((state: { a: number; b: number }): void => {
        test(state)
        const { StatusCode } = call(flow, 'Add', { a: state.a })
        ending({ a: StatusCode, b: state.a })
      })
      ending(given)
    }
    const asInput = statesOf((flow) => next(flow, { a: 1, b: 0 }, () => {}))
    expect(asInput).toMatchObject({ Add: { Output: { a: '{% $states.result.StatusCode %}' }, Next: 'Add' } })
    const asVariable = statesOf((flow) => next(flow, { a: 1, b: 0 }, ({ b }) => void call(flow, 'Look', { b })))
    expect(asVariable).toMatchObject({ Add: { Assign: { state: { a: '{% $states.result.StatusCode %}', b: '{% $state.a %}' } }, Next: 'Look' } })
    const onItsWay = statesOf((flow) => next(flow, { a: 1, b: 0 }, ({ b }) => void flow.choice('Enough?').when(jsonata<boolean>('true'), () => flow.succeed('Done', { output: b }))))
    expect(onItsWay).toMatchObject({ Add: { Output: { a: '{% $states.result.StatusCode %}', b: '{% $states.input.a %}' }, Next: 'Enough?' } })
  })

  it('that begins with a loop sets up the loop on every way', () => {
    const states = statesOf((flow) => {
      const again = flow.ending((): void => {
        flow.repeat('Look', { until: jsonata<boolean>('true'), attempts: 3 }, () => call(flow, 'See'))
        flow.choice('Right?').when(jsonata<boolean>('false'), () => again())
      })
      call(flow, 'First')
      again()
    })
    expect(states).toMatchObject({ First: { Assign: { lookAttempts: 1 }, Next: 'See' }, 'Right?': { Choices: [{ Assign: { lookAttempts: 1 }, Next: 'See' }] } })
  })

  it.each<readonly [string, Define, string]>([
    ['out of a map', (flow, input) => {
      const giveUp = flow.ending(() => flow.fail('Gave up', { error: 'GaveUp' }))
      flow.map('Each', input.names, () => giveUp())
    }, 'flow/ending-of-another-scope'],
    ['and is followed by a step', (flow) => {
      const giveUp = flow.ending(() => flow.fail('Gave up', { error: 'GaveUp' }))
      giveUp()
      call(flow, 'Behind')
    }, 'flow/step-after-end'],
  ])('that is called %s is an error', (_what, define, code) => {
    expect(compiled(define).codes).toEqual([`error ${code}`])
  })

  it('that nothing calls is said', () => {
    expect(compiled((flow) => {
      flow.ending(() => flow.fail('Gave up'))
      call(flow, 'A')
    }).codes).toEqual(['warning flow/unused-ending'])
  })

  it('of a map is reached from its items', () => {
    const states = statesOf((flow, input) => {
      flow.map('Each', input.names, (name) => {
        const giveUp = flow.ending(() => flow.fail('Gave up', { error: 'GaveUp', cause: name }))
        flow.try(() => call(flow, 'A')).catch(() => giveUp())
        flow.try(() => call(flow, 'B')).catch(() => giveUp())
      })
    })
    expect(Object.keys((states['Each']?.['ItemProcessor'] as JsonObject)['States'] as JsonObject)).toEqual(['A', 'B', 'Gave up'])
  })
})
