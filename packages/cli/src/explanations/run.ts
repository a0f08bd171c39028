import type { Explanation } from './explanation.js'

/** Codes about running a machine here, and about what AWS says of one. */
export const run: readonly Explanation[] = [
  {
    code: 'run/excessive-input', severity: 'error',
    summary: 'The input of an execution has more than 262,144 bytes.',
    why: 'No execution starts with that. Put it into S3, and give its address.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  },
  {
    code: 'run/malformed-machine', severity: 'error',
    summary: 'A machine that is to run has something in it that cannot run.',
    why: '`stepwright lint` says the same, with a page for each kind of it.',
  },
  {
    code: 'run/malformed-mock', severity: 'error',
    summary: 'A file of mocks is not of the form that Step Functions Local reads.',
    why: 'A response says what each attempt gets: `{ "0": { "Return": {} }, "1-2": { "Throw": { "Error": "E", "Cause": "…" } } }`.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html',
  },
  {
    code: 'run/malformed-scenario', severity: 'error',
    summary: 'A file of scenarios has a member that is misspelt, is missing, or holds something else.',
    why: 'docs/guides/testing.md shows what a scenario says; `schemas/` has the schema for editors.',
  },
  {
    code: 'run/unfitting-input', severity: 'warning',
    summary: 'An execution is given an input that the type of its workflow does not allow.',
    why: 'It runs, as it would on AWS, but shows nothing about the executions that there will be. A scenario that expects a failure is left alone.',
  },
  {
    code: 'run/unknown-mock', severity: 'error',
    summary: 'A test case names a mocked response, or a state, that does not exist.',
    why: 'What is misspelt would be called for real. The help names the nearest.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html',
  },
  {
    code: 'run/unknown-task', severity: 'error',
    summary: 'Answers are given for a task that the machine does not have.',
    why: 'Tasks are named by their state, or by the integration that they call, such as "lambda:invoke".',
  },
  {
    code: 'run/unknown-workflow', severity: 'error',
    summary: 'A module exports no workflow of this name, or several and none was named.',
    why: 'Name the one that is to run behind the file.',
  },
  {
    code: 'schema/aws-validation', severity: 'error',
    summary: 'AWS itself says something about the definition (`stepwright validate --remote`).',
    why: 'The message begins with the code that AWS gives. A warning of AWS stays a warning.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html',
  },
]
