// Compares in this process; run.mjs starts it.
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { StateMachine } from 'aws-local-stepfunctions'
import { simulate } from '../../packages/simulator/dist/index.js'

const read = (file) => JSON.parse(readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8'))
const fail = (name, message) => () => {
  throw Object.assign(new Error(message), { name })
}
const succeeds = (project) => () => ({ Build: { Id: `${project}:1`, BuildStatus: 'SUCCEEDED' } })

const builds = { 'Build ServiceA': succeeds('ServiceA'), 'Build ServiceB': succeeds('ServiceB') }
const decided = (decision) => ({ 'Engineering approval': () => ({ decision }), 'Research approval': () => ({ decision }) })

/** Each machine with inputs, and what its tasks answer, by state. */
const cases = [
  ['000-dynamic-builds/expected/DynamicServices-json-path.asl.json', builds, { services: ['service_A', 'service_B'] }],
  ['000-dynamic-builds/expected/DynamicServices-json-path.asl.json', builds, { services: ['service_B', 'service_C'] }],
  ['000-dynamic-builds/expected/DynamicServices-json-path.asl.json', builds, { services: [] }],
  ['000-dynamic-builds/expected/DynamicServices-json-path.asl.json', builds, {}],
  ['000-dynamic-builds/expected/DynamicServices-json-path.asl.json', builds, { services: ['service_A', 'service_X'] }],
  ['000-dynamic-builds/expected/DynamicServices-json-path.asl.json', { ...builds, 'Build ServiceA': fail('Broken', 'no') }, { services: ['service_A'] }],
  ...[[100, 225], [99, 40], [80, 40], [80, 225], [96, 80], [95.9, 80.1]].flatMap(([accuracypct, latencyMs]) =>
    ['approved', 'rejected'].map((decision) => ['004-release-approval/expected/release-approval-json-path.asl.json', decided(decision), { accuracypct, latencyMs }]),
  ),
  ['004-release-approval/expected/release-approval-json-path.asl.json', decided('approved'), { accuracypct: '99' }],
]

/** What the peer does not do, by what it says then, and the page of AWS that has it. */
const exceptions = [
  [/Path expression '\$(?:done|accurate)' does not point to a value/, 'variables: Assign is passed over, and what reads one fails: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html'],
  [/Path expression 'States\.Format\(/, 'intrinsic functions in CausePath: https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html'],
]

let [same, known] = [0, 0]
for (const [file, tasks, input] of cases) {
  const machine = read(file)
  // a task of a state that this machine does not have is said, so each gets its own
  const own = Object.fromEntries(Object.entries(tasks).filter(([state]) => JSON.stringify(machine).includes(`${JSON.stringify(state)}:{"Type":"Task"`)))
  const ours = await simulate(machine, { input, tasks: Object.fromEntries(Object.entries(own).map(([state, answer]) => [state, () => answered(answer)])) })
  const left = ours.status === 'SUCCEEDED' ? { status: ours.status, output: ours.output } : { status: ours.status, error: ours.error }
  const { said = '', ...right } = await inPeer(machine, own, input)
  const name = `${file.split('/').at(-1)} ${JSON.stringify(input)}`
  const isSame = isDeepStrictEqual(left, right)
  const [, why] = exceptions.find(([pattern]) => pattern.test(said)) ?? []
  if (isSame) same++
  else if (why !== undefined) known++
  if (isSame) console.log(`same  ${name}`)
  else if (why !== undefined) console.log(`known ${name}: not in the peer: ${why}`)
  else console.log(`OTHER ${name}\n  ours ${JSON.stringify(left)}\n  peer ${JSON.stringify(right)} ${said}`)
}
console.log(`${same} of ${cases.length} executions end alike, ${known} differ by what the peer does not do, ${cases.length - same - known} by anything else`)
process.exit(same + known === cases.length ? 0 : 1)

/** Errors of services are objects for us. */
function answered(answer) {
  try {
    return answer()
  } catch ({ name, message }) {
    throw { Error: name, Cause: message }
  }
}

async function inPeer(machine, tasks, input) {
  const overrides = { taskResourceLocalHandlers: Object.fromEntries(Object.entries(tasks).map(([state, answer]) => [state, async () => answer()])), retryIntervalOverrides: {} }
  const context = { Execution: { Id: 'arn:aws:states:us-east-1:123456789012:execution:m:e', Name: 'e', Input: input, StartTime: '2026-01-01T00:00:00Z' }, StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:m', Name: 'm' }, Task: { Token: 'token' } }
  try {
    return { status: 'SUCCEEDED', output: await new StateMachine(machine, { validationOptions: { checkArn: false, checkPaths: false } }).run(input, { overrides, context }).result }
  } catch (failure) {
    const { name, cause, message } = failure
    return { status: 'FAILED', error: failure.getWrappedError?.name ?? cause?.name ?? /has failed with error "([^"]*)"/.exec(message)?.[1] ?? name, said: message }
  }
}
