import type { Explanation } from './explanation.js'

const look = `flow.lambda('Look', { FunctionName: 'look' })`
const catches = 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html'

/** A module of its own, for what the other examples do not import. */
const publishing = (rule: string) => `import { param, retry, sns, workflow } from 'stepwright'

export const example = workflow('example', (flow) => {
  flow.task('Publish', sns.publish, { TopicArn: param('Topic', 'topic'), Message: 'done' }, { retry: ${rule} })
})
`

/** Codes about the steps of a workflow that is written in TypeScript. */
export const flow: readonly Explanation[] = [
  {
    code: 'cost/loop-beyond-history', severity: 'warning',
    summary: 'A loop may take more events than an execution may have.',
    why: 'An execution of a STANDARD machine ends with an error after 25,000 events. Wait longer between two rounds, or end sooner.',
    wrong: `flow.pollUntil('Done?', { every: 1, timeout: '1 day', until: (seen) => seen.done, check: () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }) })`,
    right: `flow.pollUntil('Done?', { every: '1 minute', timeout: '1 day', until: (seen) => seen.done, check: () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }) })`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/bp-history-limit.html',
  },
  {
    code: 'flow/empty-choice', severity: 'error',
    summary: 'A choice tests nothing.',
    why: 'A Choice state has at least one rule.',
    wrong: `flow.choice('Which?').otherwise(() => ${look})`,
    right: `flow.choice('Which?').when(() => input.ready, () => ${look})`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
  },
  {
    code: 'flow/empty-loop', severity: 'error',
    summary: 'The block of a loop has no step.',
    why: 'A loop looks at something again and again; without a step, nothing changes between two looks.',
    wrong: `flow.repeat('Again', { until: () => input.ready, attempts: 3 }, () => null)`,
    right: `flow.repeat('Again', { until: (seen) => seen.done, attempts: 3 }, () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }))`,
  },
  {
    code: 'flow/empty-parallel', severity: 'error',
    summary: 'A parallel has no branches.',
    why: 'A Parallel state has at least one.',
    wrong: `flow.parallel('At once', [])`,
    right: `flow.parallel('At once', [() => ${look}, () => flow.wait('Wait', 5)])`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html',
  },
  {
    code: 'flow/ending-of-another-scope', severity: 'error',
    summary: 'An ending is called inside a map or a parallel, and was written outside.',
    why: 'What runs for each item of a Map, or in a branch of a Parallel, has states of its own, and none of them may lead out.',
    wrong: `const failed = flow.ending(() => flow.fail('Failed', { error: 'Failed' }))\nflow.map('Each', input.items, () => {\n  flow.try(() => ${look}).catch(() => failed())\n})`,
    right: `flow.map('Each', input.items, () => {\n  const failed = flow.ending(() => flow.fail('Failed', { error: 'Failed' }))\n  flow.try(() => ${look}).catch(() => failed())\n})`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html',
  },
  {
    code: 'flow/unused-ending', severity: 'warning',
    summary: 'An ending is written, and nothing calls it.',
    why: 'Its steps are recorded with the first call, so they are in no machine, and what is wrong with them is not said.',
    wrong: `flow.ending(() => flow.fail('Failed', { error: 'Failed' }))\n${look}`,
    right: `const failed = flow.ending(() => flow.fail('Failed', { error: 'Failed' }))\nflow.try(() => ${look}).catch(() => failed())`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html',
  },
  {
    code: 'flow/loop-that-ends', severity: 'error',
    summary: 'The block of a loop ends before the loop comes to its test.',
    why: 'End the workflow behind the loop, or let the block yield what the test looks at.',
    wrong: `flow.repeat('Again', { until: () => input.ready, attempts: 3 }, () => {\n  ${look}\n  flow.succeed('Done')\n})`,
    right: `flow.repeat('Again', { until: (seen) => seen.done, attempts: 3 }, () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }))\nflow.succeed('Done')`,
  },
  {
    code: 'flow/loop-without-test', severity: 'error',
    summary: 'A loop does not say when it ends.',
    why: 'Types ask for `until` or `while`, so this is for callers without types.',
    wrong: `flow.repeat('Again', { attempts: 3 } as never, () => ${look})`,
    right: `flow.repeat('Again', { until: (seen) => seen.done, attempts: 3 }, () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }))`,
  },
  {
    code: 'flow/machine-name', severity: 'error',
    summary: 'A workflow has a name that no state machine can have.',
    why: 'Names have 1 to 80 letters, digits, "-" and "_"; others are refused, or cannot be used in CloudWatch.',
    wrong: `import { workflow } from 'stepwright'\n\nexport const example = workflow('my example', (flow) => flow.wait('Wait', 5))`,
    right: `import { workflow } from 'stepwright'\n\nexport const example = workflow('my-example', (flow) => flow.wait('Wait', 5))`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html',
  },
  {
    code: 'flow/nothing-to-catch', severity: 'error',
    summary: 'No step of a try can fail in a way that is caught.',
    why: 'Task, Map and Parallel states may have a Catch; others may not.',
    wrong: `flow.try(() => flow.wait('Wait', 5)).catch(() => flow.wait('Wait more', 5))`,
    right: `flow.try(() => ${look}).catch(() => flow.wait('Wait', 5))`,
    source: catches,
  },
  {
    code: 'flow/open-choice', severity: 'error',
    summary: 'A choice without `otherwise` is used as a value.',
    why: 'It yields something on some ways only.',
    wrong: `const size = flow.choice('Large?').when(() => input.count > 9, () => 'large')\nflow.lambda('Look', { FunctionName: 'look', Payload: { size } as never })`,
    right: `const size = flow.choice('Large?').when(() => input.count > 9, () => 'large').otherwise(() => 'small')\nflow.lambda('Look', { FunctionName: 'look', Payload: { size } })`,
  },
  {
    code: 'flow/open-try', severity: 'error',
    summary: 'A try without a last `catch` is used as a value.',
    why: '`.on` adds a handler and leaves the try open; `.catch` closes it, and yields what the steps or the handler that ran yield.',
    wrong: `const seen = flow.try(() => ${look}).on('Late', () => null)\nflow.lambda('Tell', { FunctionName: 'tell', Payload: { seen } as never })`,
    right: `const seen = flow.try(() => ${look}).catch('Late', () => null)\nflow.lambda('Tell', { FunctionName: 'tell', Payload: { seen } })`,
    source: catches,
  },
  {
    code: 'flow/vain-retry', severity: 'warning',
    summary: 'A retry rule names errors of Lambda at a task of another service.',
    why: 'A task fails with the errors of the service that it calls, so the rule never comes into effect.',
    wrong: publishing('retry.lambdaService()'),
    right: publishing('retry.taskFailed()'),
    source: catches,
  },
  {
    code: 'flow/state-name-length', severity: 'error',
    summary: 'The name of a step is empty, or longer than 80 characters.',
    why: 'Step Functions refuses it.',
    wrong: `flow.wait('', 5)`,
    right: `flow.wait('Wait', 5)`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html',
  },
  {
    code: 'flow/step-after-end', severity: 'error',
    summary: 'A step can never run: what comes before it ends.',
    why: 'No state leads to it, and Step Functions refuses such a definition.',
    wrong: `flow.fail('Failed', { error: 'Failed' })\n${look}`,
    right: `${look}\nflow.fail('Failed', { error: 'Failed' })`,
  },
  {
    code: 'flow/two-bounds', severity: 'error',
    summary: 'A loop has a timeout and a number of attempts.',
    why: 'One of them is counted.',
    wrong: `flow.pollUntil('Done?', { every: '1 minute', timeout: '1 hour', attempts: 60, until: (seen) => seen.done, check: () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }) })`,
    right: `flow.pollUntil('Done?', { every: '1 minute', attempts: 60, until: (seen) => seen.done, check: () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }) })`,
  },
  {
    code: 'flow/try-without-catch', severity: 'warning',
    summary: 'A try has no handler.',
    why: 'An error of its steps ends the execution, as it would without the try.',
    wrong: `flow.try(() => ${look})`,
    right: `flow.try(() => ${look}).catch(() => flow.wait('Wait', 5))`,
    source: catches,
  },
  {
    code: 'flow/uncaught-fail', severity: 'warning',
    summary: 'A fail, or a loop that may be late, stands in a try, which does not catch it.',
    why: 'A Fail state ends the execution, whatever stands around it. In a branch of a parallel it fails the Parallel state, which has a Catch.',
    wrong: `flow.try(() => {\n  ${look}\n  flow.choice('Ready?').when(() => !input.ready, () => flow.fail('Failed', { error: 'Failed' }))\n}).catch(() => flow.wait('Wait', 5))`,
    right: `flow.try(() => ${look}).catch(() => flow.wait('Wait', 5))\nflow.choice('Ready?').when(() => !input.ready, () => flow.fail('Failed', { error: 'Failed' }))`,
    source: catches,
  },
  {
    code: 'flow/unreadable-activity', severity: 'error',
    summary: 'The ARN of an activity is computed.',
    why: 'It becomes the Resource of a Task state, which is a constant or a parameter.',
    wrong: `flow.activity('Ask', input.name, {})`,
    right: `flow.activity('Ask', 'arn:aws:states:us-east-1:123456789012:activity:ask', {})`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html',
  },
  {
    code: 'flow/unreadable-duration', severity: 'error',
    summary: 'A length of time cannot be read.',
    why: 'Write a whole number of seconds, or a text such as "30 seconds", "5 minutes" or "2 days".',
    wrong: `flow.wait('Wait', 1.5)`,
    right: `flow.wait('Wait', '5 minutes')`,
  },
  {
    code: 'flow/unreadable-number', severity: 'error',
    summary: 'A number of attempts is missing, or is no whole number from 1.',
    why: 'A loop says how often it may run, so that none runs for a year.',
    wrong: `flow.repeat('Again', { until: (seen) => seen.done, attempts: 0 }, () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }))`,
    right: `flow.repeat('Again', { until: (seen) => seen.done, attempts: 20 }, () => flow.lambda<{ done: boolean }>('Look', { FunctionName: 'look' }))`,
  },
  {
    code: 'flow/unsupported-raw-state', severity: 'error',
    summary: 'A state of this Type cannot be written by hand in a workflow.',
    why: '`flow.raw` takes what yields a value and goes on: Task, Pass, Wait, Parallel and Map. Choice, Succeed and Fail have verbs.',
    wrong: `flow.raw('Failed', { Type: 'Fail', Error: 'Failed' })`,
    right: `flow.fail('Failed', { error: 'Failed' })`,
  },
  {
    code: 'flow/unused-task-token', severity: 'error',
    summary: 'A task waits for an answer, and gives its token to nobody.',
    why: 'Whoever has the token ends the task. Without it, the execution waits until it times out.',
    wrong: `flow.waitForTaskToken('Ask', lambda.invoke, () => ({ FunctionName: 'ask' }), { timeout: '1 day' })`,
    right: `flow.waitForTaskToken('Ask', lambda.invoke, (token) => ({ FunctionName: 'ask', Payload: { token } }), { timeout: '1 day' })`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token',
  },
  {
    code: 'flow/value-not-on-every-way', severity: 'error',
    summary: 'A step reads the result of another that has not run on every way to it.',
    why: 'The variable would not be there, and the execution would fail. Let every block of the choice yield the value.',
    wrong: `let size = 0\nflow.choice('Ready?').when(() => input.ready, () => {\n  size = flow.lambda<number>('Look', { FunctionName: 'look' })\n})\nflow.lambda('Tell', { FunctionName: 'tell', Payload: { size } })`,
    right: `const size = flow.choice('Ready?').when(() => input.ready, () => flow.lambda<number>('Look', { FunctionName: 'look' })).otherwise(() => 0)\nflow.lambda('Tell', { FunctionName: 'tell', Payload: { size } })`,
  },
  {
    code: 'flow/value-out-of-scope', severity: 'error',
    summary: 'A step reads a value that exists only inside a block that has ended.',
    why: 'What runs for each item of a Map has values of its own, once for each item. Let the block yield it.',
    wrong: `let last = 0\nflow.map('Each', input.items, (item) => {\n  last = flow.lambda<number>('Look', { FunctionName: 'look', Payload: item })\n})\nflow.lambda('Tell', { FunctionName: 'tell', Payload: { last } })`,
    right: `const all = flow.map('Each', input.items, (item) => flow.lambda<number>('Look', { FunctionName: 'look', Payload: item }))\nflow.lambda('Tell', { FunctionName: 'tell', Payload: { all } })`,
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  },
]
