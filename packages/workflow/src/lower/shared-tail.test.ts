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

  it.each<readonly [string, (flow: Flow, input: Input) => void]>([
    ['with other values', (flow, input) => flow.choice('C').when(gt(input.n, 1), () => void tell(flow, 'a')).otherwise(() => void tell(flow, 'b'))],
    ['and goes on in one of them', (flow, input) => flow.choice('C').when(gt(input.n, 1), () => {
      tell(flow, 'a')
      call(flow, 3, 'More')
    }).otherwise(() => void tell(flow, 'a'))],
    ['one behind the other', (flow) => {
      tell(flow, 'a')
      tell(flow, 'a')
    }],
    ['that is written twice', (flow, input) => flow.choice('C').when(gt(input.n, 1), () => void call(flow, 3, 'Same')).otherwise(() => void call(flow, 4, 'Same'))],
  ])('%s is two states of one name, which is an error', (_, define) => {
    expect(new Set(compiled(define).codes)).toEqual(new Set(['flow/duplicate-state-name']))
  })
})
