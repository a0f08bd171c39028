import { bothLanguages as both, type Field, type StateOwner } from './field.js'

const guide = 'https://docs.aws.amazon.com/step-functions/latest/dg'
const structure = `${guide}/statemachine-structure.html`
const task = `${guide}/state-task.html`
const pass = `${guide}/state-pass.html`
const wait = `${guide}/state-wait.html`
const choice = `${guide}/state-choice.html`
const parallel = `${guide}/state-parallel.html`
const map = `${guide}/state-map.html`
const distributedMap = `${guide}/state-map-distributed.html`
const fail = `${guide}/state-fail.html`
const inputPath = `${guide}/input-output-inputpath-params.html`
const resultPath = `${guide}/input-output-resultpath.html`
const variables = `${guide}/workflow-variables.html`
const jsonata = `${guide}/transforming-data.html`
const errors = `${guide}/concepts-error-handling.html`

const everyState = ['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map', 'Succeed', 'Fail'] as const satisfies readonly StateOwner[]
const filtering = ['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map', 'Succeed'] as const satisfies readonly StateOwner[]
const assigning = ['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map'] as const satisfies readonly StateOwner[]
const moving = ['Task', 'Pass', 'Wait', 'Parallel', 'Map'] as const satisfies readonly StateOwner[]
const working = ['Task', 'Parallel', 'Map'] as const satisfies readonly StateOwner[]

// as in the names of machines (API reference, CreateStateMachine), and no blanks
const notInLabels = '\\s<>{}\\[\\]?*"#%\\\\^|~`$&,;:/\\u0000-\\u001f\\u007f-\\u009f'
const seconds = { kind: 'integer', minimum: 1, maximum: 99_999_999, orJsonata: true } as const
const count = { kind: 'integer', minimum: 0, orJsonata: true } as const

/** Fields of the eight types of state, in the order in which they are written. */
export const stateFields = [
  {
    owners: everyState, field: 'Type', languages: both,
    holds: { kind: 'one-of', values: everyState }, required: 'always', spec: structure,
  },
  { owners: everyState, field: 'Comment', languages: both, holds: { kind: 'text' }, spec: structure },
  {
    owners: everyState, field: 'QueryLanguage', languages: both,
    holds: { kind: 'one-of', values: ['JSONata', 'JSONPath'] }, spec: jsonata,
  },
  { owners: filtering, field: 'InputPath', languages: ['JSONPath'], holds: { kind: 'path', orNull: true }, spec: inputPath },

  // Task
  { owners: ['Task'], field: 'Resource', languages: both, holds: { kind: 'resource' }, required: 'always', spec: task },
  { owners: ['Task', 'Parallel'], field: 'Arguments', languages: ['JSONata'], holds: { kind: 'template', root: 'any' }, counterpart: 'Parameters', spec: jsonata },

  // Pass
  { owners: ['Pass'], field: 'Result', languages: ['JSONPath'], holds: { kind: 'json' }, counterpart: 'Output', spec: pass },

  // Wait
  {
    owners: ['Wait'], field: 'Seconds', languages: both,
    holds: { kind: 'integer', minimum: 0, maximum: 99_999_999, orJsonata: true },
    required: 'unless-excluded', excludes: ['SecondsPath', 'Timestamp', 'TimestampPath'], spec: wait,
  },
  {
    owners: ['Wait'], field: 'SecondsPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, required: 'unless-excluded', excludes: ['Seconds', 'Timestamp', 'TimestampPath'], counterpart: 'Seconds', spec: wait,
  },
  {
    owners: ['Wait'], field: 'Timestamp', languages: both,
    holds: { kind: 'timestamp', orJsonata: true },
    required: 'unless-excluded', excludes: ['Seconds', 'SecondsPath', 'TimestampPath'], spec: wait,
  },
  {
    owners: ['Wait'], field: 'TimestampPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, required: 'unless-excluded', excludes: ['Seconds', 'SecondsPath', 'Timestamp'], counterpart: 'Timestamp', spec: wait,
  },

  // Choice
  {
    owners: ['Choice'], field: 'Choices', languages: both,
    holds: { kind: 'nodes', owner: 'ChoiceRule', minItems: 1 }, required: 'always', spec: choice,
  },

  // Fail
  { owners: ['Fail'], field: 'Error', languages: both, holds: { kind: 'text', orJsonata: true }, excludes: ['ErrorPath'], spec: fail },
  {
    owners: ['Fail'], field: 'ErrorPath', languages: ['JSONPath'],
    holds: { kind: 'path-or-intrinsic' }, excludes: ['Error'], counterpart: 'Error', spec: fail,
  },
  { owners: ['Fail'], field: 'Cause', languages: both, holds: { kind: 'text', orJsonata: true }, excludes: ['CausePath'], spec: fail },
  {
    owners: ['Fail'], field: 'CausePath', languages: ['JSONPath'],
    holds: { kind: 'path-or-intrinsic' }, excludes: ['Cause'], counterpart: 'Cause', spec: fail,
  },

  // Map
  { owners: ['Map'], field: 'Items', languages: ['JSONata'], holds: { kind: 'template', root: 'collection' }, counterpart: 'ItemsPath', spec: map },
  {
    owners: ['Map'], field: 'ItemsPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, counterpart: 'Items', spec: `${guide}/input-output-itemspath.html`,
  },
  {
    owners: ['Map'], field: 'ItemReader', languages: both,
    holds: { kind: 'node', owner: 'ItemReader' }, spec: `${guide}/input-output-itemreader.html`,
  },
  {
    owners: ['Map'], field: 'ItemBatcher', languages: both,
    holds: { kind: 'node', owner: 'ItemBatcher' }, spec: `${guide}/input-output-itembatcher.html`,
  },
  {
    owners: ['Map'], field: 'Label', languages: both,
    holds: { kind: 'text', maxLength: 40, lacks: notInLabels }, aws: 'INVALID_LABEL_NAME', spec: distributedMap,
  },
  { owners: ['Map'], field: 'MaxConcurrency', languages: both, holds: count, excludes: ['MaxConcurrencyPath'], spec: map },
  {
    owners: ['Map'], field: 'MaxConcurrencyPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['MaxConcurrency'], counterpart: 'MaxConcurrency', spec: map,
  },
  {
    owners: ['Map'], field: 'ToleratedFailureCount', languages: both,
    holds: count, excludes: ['ToleratedFailureCountPath'], spec: distributedMap,
  },
  {
    owners: ['Map'], field: 'ToleratedFailureCountPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['ToleratedFailureCount'], counterpart: 'ToleratedFailureCount', spec: distributedMap,
  },
  {
    owners: ['Map'], field: 'ToleratedFailurePercentage', languages: both,
    holds: { kind: 'number', minimum: 0, maximum: 100, orJsonata: true },
    excludes: ['ToleratedFailurePercentagePath'], spec: distributedMap,
  },
  {
    owners: ['Map'], field: 'ToleratedFailurePercentagePath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['ToleratedFailurePercentage'], counterpart: 'ToleratedFailurePercentage', spec: distributedMap,
  },
  {
    owners: ['Map'], field: 'ItemSelector', languages: both,
    holds: { kind: 'template', root: 'any' }, excludes: ['Parameters'], spec: `${guide}/input-output-itemselector.html`,
  },

  // what a state is given
  {
    owners: ['Task', 'Parallel'], field: 'Parameters', languages: ['JSONPath'],
    holds: { kind: 'template', root: 'any' }, counterpart: 'Arguments', spec: inputPath,
  },
  {
    owners: ['Pass'], field: 'Parameters', languages: ['JSONPath'],
    holds: { kind: 'template', root: 'any' }, counterpart: 'Output', spec: inputPath,
  },
  {
    owners: ['Map'], field: 'Parameters', languages: ['JSONPath'], holds: { kind: 'template', root: 'any' },
    excludes: ['ItemSelector'], replacedBy: 'ItemSelector', counterpart: 'ItemSelector', spec: `${guide}/input-output-itemselector.html`,
  },
  {
    owners: ['Task'], field: 'Credentials', languages: both,
    holds: { kind: 'template', root: 'object', keys: ['RoleArn'], orJsonata: true }, spec: task,
  },
  { owners: ['Task'], field: 'TimeoutSeconds', languages: both, holds: seconds, excludes: ['TimeoutSecondsPath'], spec: task },
  {
    owners: ['Task'], field: 'TimeoutSecondsPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['TimeoutSeconds'], counterpart: 'TimeoutSeconds', spec: task,
  },
  { owners: ['Task'], field: 'HeartbeatSeconds', languages: both, holds: seconds, excludes: ['HeartbeatSecondsPath'], spec: task },
  {
    owners: ['Task'], field: 'HeartbeatSecondsPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['HeartbeatSeconds'], counterpart: 'HeartbeatSeconds', spec: task,
  },

  // what runs inside
  {
    owners: ['Parallel'], field: 'Branches', languages: both,
    holds: { kind: 'nodes', owner: 'Branch', minItems: 1 }, required: 'always', spec: parallel,
  },
  {
    owners: ['Map'], field: 'ItemProcessor', languages: both,
    holds: { kind: 'node', owner: 'ItemProcessor' }, required: 'unless-excluded', excludes: ['Iterator'], spec: map,
  },
  {
    owners: ['Map'], field: 'Iterator', languages: both,
    holds: { kind: 'node', owner: 'ItemProcessor' },
    required: 'unless-excluded', excludes: ['ItemProcessor'], replacedBy: 'ItemProcessor', heldAs: 'ItemProcessor', spec: map,
  },
  {
    owners: ['Map'], field: 'ResultWriter', languages: both,
    holds: { kind: 'node', owner: 'ResultWriter' }, spec: `${guide}/input-output-resultwriter.html`,
  },

  // what happens when it fails
  { owners: working, field: 'Retry', languages: both, holds: { kind: 'nodes', owner: 'Retrier' }, spec: errors },
  { owners: working, field: 'Catch', languages: both, holds: { kind: 'nodes', owner: 'Catcher' }, spec: errors },

  // what a state yields
  {
    owners: working, field: 'ResultSelector', languages: ['JSONPath'],
    holds: { kind: 'template', root: 'any' }, counterpart: 'Output', spec: inputPath,
  },
  {
    owners: ['Task', 'Pass', 'Parallel', 'Map'], field: 'ResultPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path', orNull: true }, counterpart: 'Output', spec: resultPath,
  },
  { owners: assigning, field: 'Assign', languages: both, holds: { kind: 'template', root: 'object' }, spec: variables },
  {
    owners: filtering, field: 'Output', languages: ['JSONata'],
    holds: { kind: 'template', root: 'any' }, counterpart: 'OutputPath', spec: jsonata,
  },
  {
    owners: filtering, field: 'OutputPath', languages: ['JSONPath'],
    holds: { kind: 'path', orNull: true }, counterpart: 'Output', spec: `${guide}/input-output-example.html`,
  },

  // where it goes
  { owners: ['Choice'], field: 'Default', languages: both, holds: { kind: 'state-name' }, spec: choice },
  {
    owners: moving, field: 'Next', languages: both,
    holds: { kind: 'state-name' }, required: 'unless-excluded', excludes: ['End'], spec: structure,
  },
  {
    owners: moving, field: 'End', languages: both,
    holds: { kind: 'true' }, required: 'unless-excluded', excludes: ['Next'], spec: structure,
  },
] as const satisfies readonly Field[]
