import { fileURLToPath } from 'node:url'
import { evaluateTemplate, invariant, isJsonataString, jsonataBody, writeMachine, type JsonObject } from '@stepwright/asl'
import { evaluateJsonata, parseJsonata } from '@stepwright/asl/jsonata'
import { array, boolean, constantFrom, integer, option, record, sample, string, type Arbitrary } from 'fast-check'
import type { Workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import type { expressions as sameExpressions, inJsonPath as sameInJsonPath, refused as sameRefused, Input } from './fixtures/meaning.workflow.js'
import { loadModules } from '../project/load-modules.js'

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url))

/** Texts that are short, empty, alike, or look like numbers. */
const text: Arbitrary<string> = constantFrom('', 'a', 'b', 'ab', 'x', 'red', '0', '1', '1.5', 'true', 'null', 'it\'s', '"', '\\', '%}', 'ä').chain((known) => option(string({ maxLength: 4 }), { nil: known }))
const number = integer({ min: -5, max: 5 }).map((whole) => whole / 2)
/** As AWS writes them; JavaScript compares the texts. */
const moment = integer({ min: 0, max: 9 }).map((second) => new Date(Date.UTC(2026, 0, 31, 23, 59, 50) + second * 2001).toISOString())
const few = <T>(item: Arbitrary<T>) => array(item, { maxLength: 3 })

const input = record(
  {
    n: number,
    m: number,
    text,
    other: text,
    flag: boolean(),
    maybe: text,
    maybeNumber: number,
    maybeFlag: boolean(),
    nullable: option(text),
    either: constantFrom('red', 'green'),
    names: few(text),
    numbers: few(number),
    rows: few(record({ id: text, count: number, tags: few(text), note: text }, { requiredKeys: ['id', 'count', 'tags'] })),
    lists: few(few(text)),
    index: integer({ min: -1, max: 3 }),
    maybeNames: few(text),
    nullNames: option(few(text)),
    when: moment,
    until: moment,
    maybeWhen: moment,
    inner: record({ p: number, q: record({ r: text }) }, { requiredKeys: ['p'] }),
  },
  { requiredKeys: ['n', 'm', 'text', 'other', 'flag', 'nullable', 'either', 'names', 'numbers', 'rows', 'inner', 'lists', 'index', 'nullNames', 'when', 'until'] },
) as Arbitrary<Input>

describe('an arrow means in JSONata what it means in JavaScript', async () => {
  const { value, diagnostics } = await loadModules(['meaning.workflow.ts'], { cwd: fixtures })
  const { expressions, meaning, inJsonPath, refused } = (value?.[0]?.exports ?? {}) as { readonly expressions: typeof sameExpressions; readonly inJsonPath: typeof sameInJsonPath; readonly refused: typeof sameRefused; readonly meaning: Workflow<Input, object> }

  it('compiles', () => {
    expect(diagnostics).toEqual([])
    expect(meaning['~compile']().diagnostics).toEqual([])
  })

  // All expressions are evaluated together, for each of many inputs; then each is compared by name.
  const run = evaluator(meaning)
  const samples: { given: Input; made: Readonly<Record<string, unknown>> }[] = []
  // One after another: an evaluation may take only so long.
  for (const given of sample(input, { numRuns: 400, seed: 7 })) samples.push({ given, made: await run(given) })
  const names = Object.keys(expressions({ inner: {} } as Input)) as (keyof ReturnType<typeof sameExpressions>)[]

  it.each(names)('%s', (name) => {
    for (const { given, made } of samples) {
      expect({ given, yields: asJson(made[name]) }).toEqual({ given, yields: asJson(expressions(given)[name]()) })
    }
  })

  it.each(Object.entries(refused))('refuses what JSONata does otherwise: %s', (_name, workflow) => {
    const problems = workflow['~compile']().diagnostics
    expect(problems.map(({ code }) => code)).toEqual(['build/unsupported-expression'])
    expect(problems[0]?.location.callSite?.file).toMatch(/meaning\.workflow\.ts$/)
    expect(problems[0]?.help).toBeTruthy()
  })

  const templates = names.flatMap((name) => {
    const { value: definition } = inJsonPath(name)['~compile']()
    const [state] = definition === undefined ? [] : Object.values(writeMachine(definition.machine).States as Readonly<Record<string, JsonObject>>)
    return state === undefined ? [] : [{ name, template: state.Parameters ?? state.Result ?? {} }]
  })

  it('is said in JSONPath by many of them', () => expect(templates.length).toBeGreaterThan(15))

  it.each(templates)('in JSONPath: $name', ({ name, template }) => {
    for (const { given } of samples) {
      const evaluated = evaluateTemplate(template, { input: given as unknown as JsonObject, context: {}, variables: {}, random: () => 0, uuid: () => '' })
      expect({ given, problem: evaluated.problem, yields: asJson(evaluated.value) }).toEqual({ given, yields: asJson({ value: expressions(given)[name]() }) })
    }
  })
})

/** What the workflow's one state yields for an input. */
function evaluator(meaning: Workflow<Input, object>): (given: Input) => Promise<Readonly<Record<string, unknown>>> {
  const { value: definition } = meaning['~compile']()
  invariant(definition !== undefined, 'the fixture compiles')
  const [state] = Object.values(writeMachine(definition.machine).States as Readonly<Record<string, JsonObject>>)
  const output = state?.Output
  invariant(typeof output === 'string' && isJsonataString(output), 'members that may be missing make one constructor of the whole')
  const parsed = parseJsonata(jsonataBody(output))
  invariant(parsed.expression !== undefined, output)
  return async (given) => (await evaluateJsonata(parsed.expression, { states: { input: given } })) as Readonly<Record<string, unknown>>
}

/** As it is on the wire: what is missing is left out, and there is one zero. */
const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
