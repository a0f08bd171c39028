import { formatJson, invariant, writeMachine, type Definition, type Json, type JsonObject, type QueryLanguage } from '@stepwright/asl'
import { simulate, type TaskAnswer } from '@stepwright/simulator'
import { assert, asyncProperty, nat, pre, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf, canonical, startLambda } from './fixtures/lowering/answer.js'
import { buildProgram } from './fixtures/lowering/build-program.js'
import { draft } from './fixtures/lowering/draft.js'
import { elaborate } from './fixtures/lowering/elaborate.js'
import { interpret, type Meaning } from './fixtures/lowering/interpret.js'
import { machineProblems, secondOpinion } from './fixtures/lowering/machine-problems.js'
import type { Hidden } from './fixtures/lowering/place.js'
import { arnOf, startsIn, type Block, type Program } from './fixtures/lowering/program.js'

// For a longer hunt: LOWERING_RUNS=20000 LOWERING_SEED=1 vitest run lowering
const numRuns = Number(process.env.LOWERING_RUNS ?? 300)
const seed = Number(process.env.LOWERING_SEED ?? 7)
const timeout = 20_000 + numRuns * 50

function compile(program: Program): Definition {
  const { value, diagnostics } = buildProgram(program)['~compile']()
  expect(diagnostics).toEqual([])
  invariant(value !== undefined, 'a machine without diagnostics is there')
  return value
}

/** What the machine does, told as `interpret` tells it. */
async function run(machine: Definition, input: JsonObject, children: Readonly<Record<string, Definition>>): Promise<Meaning> {
  const lambda = startLambda()
  const told: string[] = []
  const tell = (state: string, args: Json) => told.push(`${state} ${canonical(args)}`)
  const answer: TaskAnswer = (args, context) => {
    tell(context.State.Name, args)
    return lambda(args)
  }
  const callsLambda = [machine, ...Object.values(children)].some((one) => JSON.stringify(writeMachine(one.machine)).includes('states:::lambda:invoke'))
  const { status, output, error, cause, calls } = await simulate(machine, { input, machines: children, context: { Execution: { Name: 'run' } }, tasks: callsLambda ? { 'lambda:invoke': answer } : {} })
  invariant(status === 'SUCCEEDED' || status === 'FAILED', 'no program has a time limit, and nobody stops it')
  for (const call of calls) if (call.resource.includes(':states:startExecution')) tell(call.state, call.arguments)
  return {
    status,
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    calls: told.sort(),
  }
}

/** What a program means, in the words of what was made: it does not say what a workflow that returns nothing yields, nor always all calls. */
function meant(program: Program, input: JsonObject, made: Meaning): Meaning {
  return { ...('output' in made && { output: made.output }), ...(made.calls && { calls: made.calls }), ...interpret(program, input) }
}

/** The machines that a program starts, by what stands for their ARNs. */
function childrenOf(block: Block, queryLanguage: QueryLanguage): Record<string, Definition> | undefined {
  const children: Record<string, Definition> = {}
  for (const { machine, program } of startsIn(block)) {
    const { value } = buildProgram(program, queryLanguage, machine)['~compile']()
    if (value === undefined) return undefined
    children[arnOf(machine)] = value
  }
  return children
}

describe('any workflow', () => {
  it('does as a machine what it says in TypeScript, and is written as a person would', { timeout }, async () => {
    await assert(asyncProperty(draft, nat().map(answerOf), async (skeleton, input) => {
      const { program, names } = elaborate(skeleton)
      const machine = compile(program)
      const document = writeMachine(machine.machine)
      expect(machineProblems(document, names)).toEqual([])
      expect(formatJson(writeMachine(compile(program).machine))).toBe(formatJson(document))
      const made = await run(machine, input, childrenOf(program.block, 'JSONata') ?? {})
      expect(made).toEqual(meant(program, input, made))
    }), { numRuns, seed })
  })

  it('does the same in JSONPath, where JSONPath can say it', { timeout }, async () => {
    let said = 0
    await assert(asyncProperty(draft, nat().map(answerOf), async (skeleton, input) => {
      const { program } = elaborate(skeleton)
      const { value: machine, diagnostics } = buildProgram(program, 'JSONPath')['~compile']()
      // States written by hand are in JSONata here.
      const refusals = ['build/unsupported-expression', ...(JSON.stringify(program).includes('"raw"') ? ['schema/other-query-language'] : [])]
      expect(diagnostics.map(({ code }) => code).filter((code) => !refusals.includes(code))).toEqual([])
      const children = childrenOf(program.block, 'JSONPath')
      if (machine === undefined || children === undefined) return
      said++
      const made = await run(machine, input, children)
      expect(made).toEqual(meant(program, input, made))
    }), { numRuns, seed })
    expect(said).toBeGreaterThan(numRuns / 10)
  })

  it('passes asl-validator', { timeout }, () => {
    assert(property(draft, (skeleton) => {
      expect(secondOpinion(writeMachine(compile(elaborate(skeleton).program).machine))).toBe('')
    }), { numRuns: Math.ceil(numRuns / 40), seed })
  })

  it('is told of a value that is read where it is not', { timeout }, () => {
    assert(property(draft, nat(), nat(), (skeleton, which, how) => {
      const { program, ends, hidden } = elaborate(skeleton)
      const value = hidden[which % hidden.length]
      pre(!ends && value !== undefined)
      const { diagnostics } = buildProgram({ block: reading(program.block, value, how % 3) })['~compile']()
      expect([...new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))]).toEqual([`error ${value.behind === 'way' ? 'flow/value-not-on-every-way' : 'flow/value-out-of-scope'}`])
    }), { numRuns, seed })
  })
})

/** `block` with a read of a value behind it: by a step, by what it returns, or inside a Map. */
function reading({ steps, value }: Block, { id }: Hidden, how: number): Block {
  const read = { kind: 'read', of: id, path: [] } as const
  const task = { kind: 'task', id: -1, name: 'Reads it', whole: false, payload: read } as const
  if (how === 0) return { steps: [...steps, task], ...(value && { value }) }
  if (how === 1) return { steps, value: { kind: 'object', members: { read } } }
  const each = { kind: 'map', id: -2, name: 'Reads inside', items: { kind: 'read', of: 0, path: ['rows'] }, parameters: ['row'], item: -3, index: -4, isSequential: false, block: { steps: [task] } } as const
  return { steps: [...steps, each] }
}
