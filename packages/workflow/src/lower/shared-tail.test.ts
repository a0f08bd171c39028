import { writeMachine, type JsonObject } from '@stepwright/asl'
import { lambda } from '@stepwright/services'
import { describe, expect, it } from 'vitest'
import type { Flow } from '../flow/flow.js'
import { gt } from '../flow/operators.js'
import { workflow } from '../flow/record-workflow.js'

interface Input {
  readonly n: number
  readonly id: string
}

/** A call that stands at a line of its own, as the compiler tells it: called twice, it records two steps from one place. */
const call = (flow: Flow, line: number, name: string, Payload?: object) =>
  (flow['~at']?.({ file: 'a.ts', line, column: 1, length: 1 }) as Flow).task(name, lambda.invoke, { FunctionName: 'f', ...(Payload && { Payload: Payload as {} }) })

const tell = (flow: Flow, id: string) => {
  call(flow, 1, 'Find', { id })
  return call(flow, 2, 'Tell').StatusCode
}

const prepared = (flow: Flow, id: string): void => {
  call(flow, 7, 'Prepare')
  tell(flow, id)
}

const noted = (flow: Flow, Payload: JsonObject): void =>
  void flow['~at']?.({ file: 'a.ts', line: 5, column: 1, length: 1 }).raw('Note', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f', Payload } })

function compiled(define: (flow: Flow, input: Input) => object | number | void) {
  const { value, diagnostics } = workflow('w', define)['~compile']()
  return { states: value && (writeMachine(value.machine)['States'] as Record<string, JsonObject>), codes: diagnostics.map(({ code }) => code) }
}

describe('a function that is called at the end of several blocks', () => {
  it('is written once, behind what each block does before', () => {
    const { states, codes } = compiled((flow, input) => {
      const code = flow.choice('Large?')
        .when(gt(input.n, 100), () => {
          call(flow, 3, 'Check')
          return tell(flow, input.id)
        })
        .when(gt(0, input.n), () => flow.fail('Negative'))
        .otherwise(() => tell(flow, input.id))
      call(flow, 4, 'Last', { code })
    })
    expect(codes).toEqual([])
    expect(Object.keys(states ?? {})).toEqual(['Large?', 'Check', 'Find', 'Tell', 'Negative', 'Last'])
    expect(states).toMatchObject({
      'Large?': { Choices: [{ Next: 'Check' }, { Next: 'Negative' }], Default: 'Find' },
      Check: { Next: 'Find' },
      Tell: { Output: '{% $states.result.StatusCode %}', Next: 'Last' },
    })
  })

  it('leaves the blocks alone that do something else', () => {
    const { states, codes } = compiled((flow, input) => {
      flow.choice('Large?').when(gt(input.n, 100), () => void tell(flow, input.id)).when(gt(input.n, 10), () => void tell(flow, input.id)).when(gt(input.n, 1), () => void call(flow, 3, 'Check'))
      call(flow, 4, 'Last')
    })
    expect(codes).toEqual([])
    expect(states).toMatchObject({ 'Large?': { Choices: [{ Next: 'Find' }, { Next: 'Find' }, { Next: 'Check' }], Default: 'Last' }, Tell: { Next: 'Last' }, Check: { Next: 'Last' } })
  })

  it('is written once for several handlers, and with all that stands in it', () => {
    const { states, codes } = compiled((flow, input) => {
      const all = (): void => void flow['~at']?.({ file: 'a.ts', line: 5, column: 1, length: 1 }).map('Each', [input.n], (n) => call(flow, 6, 'One', { n }))
      flow.try(() => call(flow, 3, 'Try')).on('A', () => all()).catch(() => {
        call(flow, 4, 'Log')
        all()
      })
    })
    expect(codes).toEqual([])
    expect(states).toMatchObject({ Try: { Catch: [{ Next: 'Each' }, { Next: 'Log' }] }, Log: { Next: 'Each' }, Each: { ItemProcessor: { StartAt: 'One' } } })
  })

  it.each<readonly [string, readonly string[], (flow: Flow, input: Input) => void]>([
    ['in the third block', ['Prepare', 'Find', 'Tell'], (flow, { n, id }) => flow.choice('C').when(gt(n, 3), () => prepared(flow, id)).when(gt(n, 2), () => prepared(flow, id)).otherwise(() => void tell(flow, id))],
    ['in the first block', ['Prepare', 'Find', 'Tell'], (flow, { n, id }) => flow.choice('C').when(gt(n, 3), () => void tell(flow, id)).when(gt(n, 2), () => prepared(flow, id)).otherwise(() => prepared(flow, id))],
    ['in handlers', ['Prepare', 'Find', 'Tell'], (flow, { id }) => flow.try(() => call(flow, 8, 'C')).on('A', () => prepared(flow, id)).on('B', () => void tell(flow, id)).catch(() => prepared(flow, id))],
    ['behind steps of their own', ['Own', 'Prepare', 'Other', 'Find', 'Tell'], (flow, { n, id }) => flow.choice('C').when(gt(n, 3), () => {
      call(flow, 6, 'Own')
      prepared(flow, id)
    }).when(gt(n, 2), () => prepared(flow, id)).otherwise(() => {
      call(flow, 9, 'Other')
      tell(flow, id)
    })],
  ])('is written once where it ends another that is written once as well: %s', (_, names, define) => {
    const { states, codes } = compiled(define)
    expect(codes).toEqual([])
    expect(Object.keys(states ?? {}).filter((name) => name !== 'C')).toEqual(names)
    expect(states).toMatchObject({ Prepare: { Next: 'Find' }, Find: { Next: 'Tell' } })
  })

  it.each<readonly [string, (flow: Flow, input: Input) => void]>([
    ['with other data that is called as a part of ours is', (flow, { n }) => flow.choice('C').when(gt(n, 1), () => noted(flow, { site: 'Berlin' })).otherwise(() => noted(flow, { site: 'Paris' }))],
    ['with other data in the shape of a place', (flow, { n }) => flow.choice('C').when(gt(n, 1), () => noted(flow, { site: { file: 'a', line: 1, column: 1 } })).otherwise(() => noted(flow, { site: { file: 'b', line: 1, column: 1 } }))],
    ['with other values', (flow, input) => flow.choice('C').when(gt(input.n, 1), () => void tell(flow, 'a')).otherwise(() => void tell(flow, 'b'))],
    ['and goes on in one of them', (flow, input) => flow.choice('C').when(gt(input.n, 1), () => {
      tell(flow, 'a')
      call(flow, 3, 'More')
    }).otherwise(() => void tell(flow, 'a'))],
    ['inside a Map and outside', (flow, input) => {
      flow.map('Each', [input.n], () => tell(flow, 'a'))
      tell(flow, 'a')
    }],
    ['one behind the other', (flow) => {
      tell(flow, 'a')
      tell(flow, 'a')
    }],
    ['that is written twice', (flow, input) => flow.choice('C').when(gt(input.n, 1), () => void call(flow, 3, 'Same')).otherwise(() => void call(flow, 4, 'Same'))],
  ])('%s is two states of one name, which is an error', (_, define) => {
    expect(new Set(compiled(define).codes)).toEqual(new Set(['flow/duplicate-state-name']))
  })
  it('says where it is called, as its own line is the same for both', () => {
    const { diagnostics } = workflow('w', (flow) => {
      const find = (line: number): void => void flow['~at']?.({ file: 'a.ts', line: 1, column: 1, calledFrom: { file: 'a.ts', line, column: 3 } }).let('Find', 1)
      flow.parallel('Both', [() => find(20), () => find(21)])
    })['~compile']()
    expect(diagnostics.map(({ code }) => code)).toEqual(['flow/duplicate-state-name'])
    expect(diagnostics[0]?.location.callSite).toMatchObject({ line: 1, calledFrom: { line: 21 } })
    expect(diagnostics[0]?.related[0]?.location.callSite).toMatchObject({ line: 20, column: 3 })
  })
  it('says nothing of its own line a second time where nobody knows who called', () => {
    const { diagnostics } = workflow('w', (flow) => {
      const find = (): void => void flow['~at']?.({ file: 'a.ts', line: 1, column: 1 }).let('Find', 1)
      flow.parallel('Both', [() => find(), () => find()])
    })['~compile']()
    expect(diagnostics.map(({ code, related }) => [code, related])).toEqual([['flow/duplicate-state-name', []]])
  })
})
