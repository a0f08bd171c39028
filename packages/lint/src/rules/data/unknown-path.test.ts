import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unknownPath } from './unknown-path.js'

const after = (first: { readonly [field: string]: unknown }, parameters: { readonly [key: string]: string }) =>
  machine({ A: { Type: 'Pass', ...first, Next: 'B' } as never, B: { Type: 'Pass', Parameters: parameters } })
const at = '/States/B/Parameters/x.$'
const facts = { field: 'Parameters', state: 'B' }

const calling = (resource: string, parameters: { readonly [key: string]: string }, more = {}) =>
  machine({ A: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, ...more, Next: 'B' }, B: { Type: 'Pass', Parameters: parameters } })

/** One of two tasks, and then a path. */
const eitherOf = (one: string, other: string, path: string) =>
  machine({
    C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'One' }], Default: 'Other' },
    One: { Type: 'Task', Resource: `arn:aws:states:::${one}`, Next: 'B' },
    Other: { Type: 'Task', Resource: `arn:aws:states:::${other}`, Next: 'B' },
    B: { Type: 'Pass', Parameters: { 'x.$': path } },
  })

testRule(unknownPath, {
  silent: {
    'what one of two answers holds, which hold themselves': eitherOf('aws-sdk:emrserverless:getJobRun', 'aws-sdk:emrcontainers:describeJobRun', '$.JobRun.ConfigurationOverrides.ApplicationConfiguration[0].Configurations[0].Classification'),
    'one of two answers of one service, which hold themselves': eitherOf('aws-sdk:wafv2:getWebACL', 'aws-sdk:wafv2:getWebACLForResource', '$.WebACL.Rules[0].Statement.AndStatement.Statements[0].NotStatement.Statement'),
    'what a service answers': calling('aws-sdk:rds:describeDBInstances', { 'x.$': '$.DbInstances[0].DbInstanceStatus', 'y.$': '$.SdkHttpMetadata' }),
    'what an integration hands on as JSON': calling('states:startExecution.sync:2', { 'x.$': '$.Output.anything' }),
    'what comes back with a token': calling('sqs:sendMessage.waitForTaskToken', { 'x.$': '$.anything' }),
    'what a function answers': calling('lambda:invoke', { 'x.$': '$.Payload.anything' }),
    'the input of the machine': after({}, { 'x.$': '$.whatever' }),
    'a member beside what is put into the input': after({ Result: 1, ResultPath: '$.a' }, { 'x.$': '$.b' }),
    'what one of two ways brings': machine({
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'A' }], Default: 'B' },
      A: { Type: 'Pass', Result: { a: 1 }, Next: 'E' },
      B: { Type: 'Pass', Result: { b: 1 }, Next: 'E' },
      E: { Type: 'Pass', Parameters: { 'x.$': '$.b' } },
    }),
    'a wildcard, which may find nothing': after({ Result: { a: 1 } }, { 'x.$': '$..b' }),
    'what a loop may bring': machine({
      A: { Type: 'Pass', Result: { a: 1 }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$.b', NumericEquals: 1, Next: 'E' }], Default: 'B' },
      B: { Type: 'Pass', Result: { b: 1 }, Next: 'C' },
      E: { Type: 'Succeed' },
    }),
    'a test whether it is there': machine({
      A: { Type: 'Pass', Result: { a: 1 }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ And: [{ Variable: '$.b', IsPresent: true }, { Variable: '$.b', NumericEquals: 1 }], Next: 'E' }], Default: 'E' },
      E: { Type: 'Succeed' },
    }),
    'an object with a key that the deployment puts in': after({ Result: { '${Key}': 1 } }, { 'x.$': '$.a' }),
    'an expression of JSONata that asks': machine({
      QueryLanguage: 'JSONata',
      States: { A: { Type: 'Pass', Output: { a: 1 }, Next: 'B' }, B: { Type: 'Pass', Output: '{% $exists($states.input.b) %}' } },
    }),
  },
  reports: {
    'a member that the service does not answer with': [
      calling('aws-sdk:codebuild:batchGetBuilds', { 'x.$': '$.Builds[0].Status' }),
      { say: 'member', at, facts: { ...facts, text: '$.Builds[0].Status', missing: 'Status', near: '', members: 'Id, Arn, BuildNumber, StartTime, EndTime, CurrentPhase, BuildStatus, SourceVersion' } },
    ],
    'a member of what a service answers, in JSONata': [
      machine({ QueryLanguage: 'JSONata', States: { B: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Output: '{% $states.result.messageId %}' } } }),
      { say: 'member', at: '/States/B/Output', facts: { field: 'Output', state: 'B', text: '$states.result.messageId', missing: 'messageId', near: 'MessageId', members: '' } },
    ],
    'a member of neither of two answers, which hold themselves': [
      eitherOf('aws-sdk:emrserverless:getApplication', 'aws-sdk:emrserverless:updateApplication', '$.Application.Nam'),
      { say: 'member', at, facts: { ...facts, text: '$.Application.Nam', missing: 'Nam', near: 'Name', members: '' } },
    ],
    'a misspelt member of a Result': [
      after({ Result: { order: { id: 1 } } }, { 'x.$': '$.order.idd' }),
      { say: 'member', at, facts: { ...facts, text: '$.order.idd', missing: 'idd', near: 'id', members: 'id' } },
    ],
    'what Parameters left out': [
      after({ Parameters: { 'kept.$': '$.a' } }, { 'x.$': "States.Format('{}', $.dropped)" }),
      { say: 'member', at, facts: { ...facts, text: "States.Format('{}', $.dropped)", missing: 'dropped', near: '', members: 'kept' } },
    ],
    'a member of the text that an error has as its cause': [
      machine({
        T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'B' }] },
        B: { Type: 'Pass', Parameters: { 'x.$': '$.error.Cause.errorMessage' } },
      }),
      { say: 'scalar', at, facts: { ...facts, text: '$.error.Cause.errorMessage', missing: 'errorMessage', kind: 'string' } },
    ],
    'a member of the list that a Parallel yields': [
      machine({ P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Result: { a: 1 }, End: true } } }], Next: 'B' }, B: { Type: 'Pass', Parameters: { 'x.$': '$.a' } } }),
      { say: 'list', at, facts: { ...facts, text: '$.a', missing: 'a' } },
    ],
    'a result of more branches than there are': [
      machine({ P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }], Next: 'B' }, B: { Type: 'Pass', Parameters: { 'x.$': '$[1]' } } }),
      { say: 'list', at, facts: { ...facts, text: '$[1]', missing: '1' } },
    ],
    'a plain path in JSONata': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: { a: 1 }, Next: 'B' }, B: { Type: 'Pass', Output: '{% $states.input.b %}' } } }),
      { say: 'member', at: '/States/B/Output', facts: { field: 'Output', state: 'B', text: '$states.input.b', missing: 'b', near: '', members: 'a' } },
    ],
    'an item that the ItemSelector has not got': [
      machine({
        M: {
          Type: 'Map', ItemSelector: { 'value.$': '$$.Map.Item.Value' },
          ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', Parameters: { 'x.$': '$.index' }, End: true } } },
        },
      }),
      { say: 'member', at: '/States/M/ItemProcessor/States/B/Parameters/x.$', facts: { ...facts, text: '$.index', missing: 'index', near: '', members: 'value' } },
    ],
  },
})
