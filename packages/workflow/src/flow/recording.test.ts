import { isDiagnosticsError, type Diagnostic } from '@stepwright/asl'
import { lambda } from '@stepwright/services'
import { describe, expect, it } from 'vitest'
import type { Flow } from './flow.js'
import { gt } from './operators.js'
import { workflow } from './record-workflow.js'

interface Input {
  readonly n: number
  readonly name: string
  readonly names: readonly string[]
}

/** All that is said of a workflow, whether it is thrown while its function runs or comes with what was recorded. */
function problemsOf(define: (flow: Flow, input: Input) => unknown, options = {}): readonly Diagnostic[] {
  try {
    return workflow('w', options, define as (flow: Flow, input: Input) => object)['~compile']().diagnostics
  } catch (thrown) {
    if (isDiagnosticsError(thrown)) return thrown.diagnostics
    throw thrown
  }
}

const call = (flow: Flow, name: string) => flow.task(name, lambda.invoke, { FunctionName: 'f' })

const wrong: Readonly<Record<string, readonly [code: string, define: (flow: Flow, input: Input) => unknown]>> = {
  'two steps of one name': [
    'flow/duplicate-state-name',
    (flow) => {
      call(flow, 'Same')
      call(flow, 'Same')
    },
  ],
  'two steps of one name in blocks apart': [
    'flow/duplicate-state-name',
    (flow, input) =>
      flow.map('Each', input.names, () => {
        call(flow, 'Each')
      }),
  ],
  'two Fail states of one name that differ': [
    'flow/duplicate-state-name',
    (flow, input) =>
      flow
        .choice('C')
        .when(gt(input.n, 1), () => flow.fail('No', { error: 'A' }))
        .otherwise(() => flow.fail('No', { error: 'B' })),
  ],
  'a step behind the end': [
    'flow/step-after-end',
    (flow) => {
      flow.succeed()
      call(flow, 'Late')
    },
  ],
  'a step behind a choice that cannot be left': [
    'flow/step-after-end',
    (flow, input) => {
      flow
        .choice('C')
        .when(gt(input.n, 1), () => flow.succeed('Yes'))
        .otherwise(() => flow.fail('No', { error: 'No' }))
      call(flow, 'Late')
    },
  ],
  'a step that ends where a block belongs': ['flow/step-after-end', (flow, input) => flow.choice('C').when(gt(input.n, 1), flow.fail('No', { error: 'No' }))],
  'the result of a step that ends': ['flow/step-after-end', (flow) => (flow.fail('No', { error: 'No' }) as unknown as { readonly y: string }).y],
  'a choice that tests nothing': [
    'flow/empty-choice',
    (flow) => {
      flow.choice('C')
    },
  ],
  'a name that is empty': [
    'flow/state-name-length',
    (flow) => {
      call(flow, '')
    },
  ],
  'a name of 81 characters': [
    'flow/state-name-length',
    (flow) => {
      call(flow, 'x'.repeat(81))
    },
  ],
  'a value that is made on one way only': [
    'flow/value-not-on-every-way',
    (flow, input) => {
      let made: { readonly StatusCode: number } | undefined
      flow.choice('C').when(gt(input.n, 1), () => {
        made = call(flow, 'Maybe')
      })
      return { code: made?.StatusCode }
    },
  ],
  'a value from inside a Map': [
    'flow/value-out-of-scope',
    (flow, input) => {
      let inside: { readonly StatusCode: number } | undefined
      flow.map('Each', input.names, () => {
        inside = call(flow, 'Inside')
      })
      return { code: inside?.StatusCode }
    },
  ],
  'a time that is none': [
    'flow/unreadable-duration',
    (flow) => {
      flow.wait('Wait', '1.5 seconds')
    },
  ],
  'an arrow that was not compiled': [
    'build/expression-not-compiled',
    (flow, input) => {
      flow.choice('C').when(
        () => input.n > 1,
        () => {
          call(flow, 'A')
        },
      )
    },
  ],
  'a block that is asynchronous': [
    'build/async-block',
    async (flow) => {
      call(flow, 'A')
    },
  ],
  'a list that is iterated': ['build/operator-on-reference', (_flow, input) => [...input.names]],
  'the rest of a list': ['build/operator-on-reference', (_flow, { names: [, ...others] }) => others],
  'a text that is put into a template': [
    'build/operator-on-reference',
    (flow, input) => {
      call(flow, `Do ${input.name}`)
    },
  ],
  'a value that is spread': ['build/operator-on-reference', (flow, input) => flow.let('L', { ...input })],
  'a value whose method is called': ['build/operator-on-reference', (_flow, input) => input.names.map((name) => name)],
  'the length of a list': ['build/operator-on-reference', (flow, input) => flow.let('L', input.names.length)],
  'a value that is awaited': ['build/operator-on-reference', (_flow, input) => (input as unknown as Promise<unknown>).then],
  'a value that is turned into JSON': ['build/operator-on-reference', (_flow, input) => JSON.stringify(input)],
  'a value that no JSON can hold': ['build/unsupported-value', (flow) => flow.let('L', { n: Number.NaN })],
  'a state written by hand with an unknown field': [
    'schema/unknown-field',
    (flow) => {
      flow.raw('R', { Type: 'Pass', Outptu: 1 })
    },
  ],
  'a retrier that AWS refuses': [
    'schema/out-of-range',
    (flow) => {
      flow.lambda('L', { FunctionName: 'f' }, { retry: { on: 'States.ALL', attempts: -1 } })
    },
  ],
  'a wait that is too long': [
    'schema/out-of-range',
    (flow) => {
      flow.wait('Wait', '400000 days')
    },
  ],
  'a moment that is none': [
    'schema/malformed-timestamp',
    (flow) => {
      flow.wait('Wait', { until: 'tomorrow' })
    },
  ],
  'a state written by hand in the other query language': [
    'schema/other-query-language',
    (flow) => {
      flow.raw('R', { Type: 'Pass', InputPath: '$.x' })
    },
  ],
  'a reference in a state written by hand': [
    'build/unsupported-value',
    (flow, input) => {
      flow.raw('R', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f', Payload: input.name } })
    },
  ],
  'a state written by hand that cannot be wired in': [
    'flow/unsupported-raw-state',
    (flow) => {
      flow.raw('R', { Type: 'Choice', Choices: [] })
    },
  ],
}

describe('what a workflow is told', () => {
  it.each(Object.entries(wrong))('%s', (_what, [code, define]) => {
    const [first, ...others] = problemsOf(define)
    expect(first).toMatchObject({ code, severity: 'error' })
    expect(first?.help).toBeTruthy()
    expect(others).toEqual([])
  })

  it('a name that AWS takes for no machine', () => {
    expect(workflow('two words', () => {})['~compile']().diagnostics).toMatchObject([{ code: 'flow/machine-name' }])
  })

  it('a check of an input whose type nobody knows', () => {
    expect(
      problemsOf(
        (flow) => {
          call(flow, 'A')
        },
        { checkInput: true },
      ),
    ).toMatchObject([{ code: 'build/unknown-input-type' }])
  })

  it('nothing of the first items of a list, which are read by their index', () => {
    expect(problemsOf((_flow, { names: [first, second] }) => ({ first, second }))).toEqual([])
  })

  it('a step that is written when its workflow is done', () => {
    let kept: Flow | undefined
    workflow('w', (flow) => {
      kept = flow
    })
    expect(() => kept && call(kept, 'Late')).toThrow('step "Late" is written outside the function of workflow "w"')
  })

  it('both places of two steps of one name', () => {
    const at = (line: number) => ({ file: 'a.ts', line, column: 1 })
    const [problem] = problemsOf((flow) => {
      flow['~at']?.(at(3)).pass('Same')
      flow['~at']?.(at(4)).pass('Same')
    })
    expect(problem?.location.callSite).toEqual(at(4))
    expect(problem?.related.map(({ location }) => location.callSite)).toEqual([at(3)])
  })
})
