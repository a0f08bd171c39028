// Measures in this process; run.mjs starts it.
import { isDeepStrictEqual } from 'node:util'
import { StateMachine } from 'aws-local-stepfunctions'
import { simulate } from '../../packages/simulator/dist/index.js'

const chain = (length, state) => ({
  StartAt: 'S0',
  States: Object.fromEntries(Array.from({ length }, (_, index) => [`S${index}`, { Type: 'Pass', ...state(index), ...(index === length - 1 ? { End: true } : { Next: `S${index + 1}` }) }])),
})
const loop = (rounds) => ({
  StartAt: 'Count',
  States: {
    Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Enough?' },
    'Enough?': { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: rounds, Next: 'Count' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
})
const loopInJsonata = (rounds) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Count',
  States: {
    Count: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, Next: 'Enough?' },
    'Enough?': { Type: 'Choice', Choices: [{ Condition: `{% $states.input.n < ${rounds} %}`, Next: 'Count' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
})
const twoPasses = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } } }
const large = { rows: Array.from({ length: 200 }, (_, id) => ({ id, name: `row ${id}`, note: 'x'.repeat(60), tags: ['a', 'b'] })) }
console.log(`Node ${process.version}; a payload of ${(JSON.stringify(large).length / 1024).toFixed(1)} kB\n`)

const cases = [
  ['1,000 Pass states', chain(1000, () => ({})), { a: 1 }],
  ['Pass/Choice, 2,000 rounds, JSONPath', loop(2000), { n: 0 }],
  ['Pass/Choice, 2,000 rounds, JSONata', loopInJsonata(2000), { n: 0 }],
  ['Map, 1,000 items x 2 states', { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: twoPasses, End: true } } }, Array.from({ length: 1000 }, (_, id) => ({ id }))],
  ['20 kB through 200 Pass states', chain(200, (index) => (index % 2 === 0 ? { Result: index, ResultPath: '$.mark' } : { OutputPath: '$' })), large],
]

const ratios = []
for (const [name, machine, input] of cases) {
  const peer = new StateMachine(machine)
  const [{ output }, theirOutput] = [await simulate(machine, { input }), await peer.run(structuredClone(input)).result]
  if (!isDeepStrictEqual(output, theirOutput)) {
    const [alone] = await inTurn(30, [async () => ended(await simulate(machine, { input }))])
    console.log(`${name.padEnd(38)} ${ms(alone)}   the peer yields ${JSON.stringify(theirOutput)?.slice(0, 40)}`)
    continue
  }
  const [ours, theirs] = await inTurn(30, [async () => ended(await simulate(machine, { input })), () => peer.run(structuredClone(input)).result])
  ratios.push(theirs / ours)
  console.log(`${name.padEnd(38)} ${ms(ours)} ${ms(theirs)} ${(theirs / ours).toFixed(1).padStart(7)}x`)
}
console.log(`${'geometric mean'.padEnd(62)} ${Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length).toFixed(1).padStart(7)}x\n`)

for (const rounds of [1500, 3000, 6000]) {
  const before = used()
  const { events } = await simulate(loop(rounds), { input: { n: 0 } })
  const kept = used() - before
  console.log(`${String(events.length).padStart(6)} events keep ${(kept / 1024 / 1024).toFixed(1).padStart(5)} MB, ${(kept / events.length).toFixed(0).padStart(5)} bytes each`)
}

function ended({ status, error, cause }) {
  if (status !== 'SUCCEEDED') throw new Error(`${status}: ${error}: ${cause}`)
}

/** The best of each, in turn, so that a busy moment is shared; the first round warms up. */
async function inTurn(rounds, jobs) {
  const times = jobs.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, job] of jobs.entries()) {
      const start = performance.now()
      await job()
      if (round > 0) times[index].push(performance.now() - start)
    }
  }
  return times.map((list) => Math.min(...list))
}

function used() {
  for (let round = 0; round < 3; round++) globalThis.gc()
  return process.memoryUsage().heapUsed
}

function ms(value) {
  return `${value.toFixed(1).padStart(9)} ms`
}
