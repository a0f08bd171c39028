import { buildTargetFlags } from './build-target-flags.js'
import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'
import { completionCommand } from './completion-command.js'
import { diffCommand } from './diff-command.js'
import { driftCommand } from './drift-command.js'
import { graphCommand } from './graph-command.js'
import { importCommand } from './import-command.js'
import { initCommand } from './init-command.js'
import { testStateCommand } from './test-state-command.js'
import { validateCommand } from './validate-command.js'

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [
  initCommand,
  {
    name: 'build',
    summary: 'compiles workflows and pipelines to documents',
    usage: '[FILES…] --out DIR',
    flags: [
      { name: 'config', value: 'FILE', summary: 'the configuration; the nearest stepwright.config.ts when left out' },
      { name: 'out', value: 'DIR', summary: 'the folder to write to' },
      ...buildTargetFlags,
      { name: 'account', value: 'N', summary: 'the AWS account that ARNs name' },
      { name: 'region', value: 'R', summary: 'the Region that ARNs name' },
      { name: 'partition', value: 'P', summary: 'the partition that ARNs name; follows from the Region' },
      { name: 'types', summary: 'writes stepwright.d.ts too, by which tests know the names of states' },
      { name: 'check', summary: 'writes nothing; exits 1 when the folder is not up to date' },
      { name: 'no-cache', summary: 'builds anew though nothing has changed, and keeps nothing' },
      { name: 'watch', summary: 'builds again whenever a source changes' },
      { name: 'reporter', value: 'pretty|json', summary: 'how problems are said; "pretty" when left out' },
      ...commonFlags,
    ],
    notes: [
      'FILES are files, folders and globs; without any, those of the configuration, else **/*.workflow.ts below this folder.',
      'Exits 0 when all is well, 1 when there are problems (nothing is written then), 2 when it could not run.',
    ],
    load: async () => (await import('./build.js')).build,
  },
  {
    name: 'lint',
    summary: 'finds what is wrong with definitions in ASL',
    usage: 'FILES…',
    flags: [
      { name: 'reporter', value: 'pretty|text|json|sarif|github|junit', summary: 'how problems are said; "pretty" when left out' },
      { name: 'type', value: 'standard|express', summary: 'the type of the state machines; "standard" when left out' },
      { name: 'strict', summary: 'shows matters of taste too, and some warnings as errors' },
      { name: 'fix', summary: 'writes the changes that cannot alter what a machine does' },
      { name: 'fix-unsafe', summary: 'writes the other changes too: look at them before you keep them' },
      { name: 'max-warnings', value: 'N', summary: 'exits 1 when there are more warnings' },
      { name: 'baseline', value: 'FILE', summary: 'leaves known problems alone; writes FILE when it is not there' },
      { name: 'output-file', value: 'F', summary: 'writes the report to a file' },
      { name: 'config', value: 'FILE', summary: 'the configuration; the nearest stepwright.json or .yaml when left out' },
      { name: 'stdin-name', value: 'NAME', summary: 'what standard input is called in reports' },
      { name: 'changed', summary: 'only files that differ from the last commit' },
      { name: 'changed-since', value: 'COMMIT', summary: 'only files that differ from a commit' },
      ...commonFlags,
    ],
    notes: [
      'FILES are files, whatever they are called, folders (**/*.asl.json and .yaml in them), globs, and "-" for standard input.',
      'Exits 0 when all is well, 1 when there are problems, 2 when it could not run.',
    ],
    load: async () => (await import('./lint.js')).lint,
  },
  {
    name: 'iam',
    summary: 'prints the least that the role of a state machine needs, and checks policies',
    usage: 'FILE',
    flags: [
      { name: 'prove', summary: 'proves that each call is allowed, and that nothing can go' },
      { name: 'explain', summary: 'says which state needs each statement, and when' },
      { name: 'compare', value: 'ROLE', summary: 'says what a role lacks, and what it has in excess' },
      { name: 'check', summary: 'looks for mistakes in FILES, which are policies, roles or templates' },
      { name: 'type', value: 'standard|express', summary: 'the type of the state machine; "standard" when left out' },
      { name: 'name', value: 'NAME', summary: 'the name of the state machine; the file\'s, when left out' },
      { name: 'logging', summary: 'the state machine writes logs' },
      { name: 'tracing', summary: 'X-Ray traces its executions' },
      { name: 'declared', value: 'FILE', summary: 'what computed names may be: { "/States/Call": { "FunctionName": ["a"] } }' },
      { name: 'strict', summary: 'takes for an error what allows more than is needed' },
      { name: 'account', value: 'N', summary: 'the AWS account that ARNs name' },
      { name: 'region', value: 'R', summary: 'the Region that ARNs name' },
      { name: 'partition', value: 'P', summary: 'the partition that ARNs name; follows from the Region' },
      { name: 'reporter', value: 'pretty|json', summary: 'how findings are said; "pretty" when left out' },
      ...commonFlags,
    ],
    notes: [
      'FILE is a definition in ASL, JSON or YAML, whoever wrote it; "-" is standard input.',
      'Exits 0 when all is well, 1 when there are problems (a role lacks something, a proof fails), 2 when it could not run.',
    ],
    load: async () => (await import('./iam.js')).iam,
  },
  {
    name: 'pipeline',
    summary: 'checks pipelines that somebody wrote, and puts a stage into one',
    usage: 'check FILES… | insert PIPELINE STAGE --after NAME',
    flags: [
      { name: 'after', value: 'NAME', summary: 'the stage behind which the new one goes' },
      { name: 'out', value: 'FILE', summary: 'where insert writes; standard output when left out' },
      { name: 'reporter', value: 'pretty|json', summary: 'how problems are said; "pretty" when left out' },
      ...commonFlags,
    ],
    notes: [
      'FILES are pipelines as the CLI reads or prints them, or templates of CloudFormation; JSON or YAML; "-" is standard input.',
      'Exits 0 when all is well, 1 when there are problems, 2 when it could not run.',
    ],
    load: async () => (await import('./pipeline.js')).pipeline,
  },
  {
    name: 'local',
    summary: 'serves the Step Functions API on this machine',
    usage: '[FILES…] [--port N] [--data DIR]',
    flags: [
      { name: 'port', value: 'N', summary: 'the port on 127.0.0.1; 8083 when left out, 0 for any that is free' },
      { name: 'data', value: 'DIR', summary: 'keeps machines and executions there; in memory when left out' },
      { name: 'mocks', value: 'FILE', summary: 'answers of tasks: JSON, a module, or a MockConfigFile.json' },
      { name: 'functions', value: 'FILE|DIR', summary: 'Lambda functions: the exports of a module, or a folder of handlers; before those that FILES declare' },
      { name: 'parameters', value: 'JSON|FILE', summary: 'values of ${Placeholders} in the machines and functions of FILES, by name' },
      { name: 'endpoint', value: 'LIST', summary: 'what answers other tasks: URL, lambda=URL, http=URL; commas between' },
      { name: 'speed', value: 'N', summary: 'how many seconds pass in one; 1 when left out' },
      { name: 'account', value: 'N', summary: 'the AWS account that ARNs name' },
      { name: 'region', value: 'R', summary: 'the Region that ARNs name' },
      ...commonFlags,
    ],
    notes: ['FILES are served with it: their workflows, functions and APIs; without any, those of the configuration, if there is one.', 'Call it with: aws stepfunctions --endpoint-url http://127.0.0.1:8083 list-state-machines'],
    load: async () => (await import('./local.js')).local,
  },
  graphCommand,
  diffCommand,
  importCommand,
  driftCommand,
  validateCommand,
  testStateCommand,
  {
    name: 'run',
    summary: 'runs a state machine on the desk',
    usage: 'FILE',
    flags: [
      { name: 'input', value: 'JSON|FILE', summary: 'the input of the execution; {} when left out' },
      { name: 'parameters', value: 'JSON|FILE', summary: 'values of the machine\'s ${Placeholders}, by name' },
      { name: 'mocks', value: 'FILE', summary: 'answers to tasks: as scenarios have them, a MockConfigFile.json, a recorded history, or a module' },
      { name: 'functions', summary: 'functions that the module declares answer what no mock does' },
      { name: 'case', value: 'NAME', summary: 'the test case of a MockConfigFile.json: "Case", or "Machine/Case"' },
      { name: 'name', value: 'NAME', summary: 'the workflow, where a module exports several' },
      { name: 'type', value: 'standard|express', summary: 'the type of the state machine; "standard" when left out' },
      { name: 'clock', value: 'TIME', summary: 'when the execution starts, such as 2026-01-01T09:00:00Z' },
      { name: 'seed', value: 'N', summary: 'where randomness begins' },
      { name: 'coverage', summary: 'says which states, choices, catchers and retriers never had their turn' },
      { name: 'json', summary: 'prints all there is to know, with events and calls, as JSON' },
      ...commonFlags,
    ],
    notes: [
      'FILE is a definition in ASL, JSON or YAML, or a module that exports a workflow.',
      'Exits 0 when the execution succeeds, 1 when it does not, 2 when it could not run.',
    ],
    load: async () => (await import('./run.js')).run,
  },
  {
    name: 'test',
    summary: 'runs scenarios, and says what came out otherwise',
    usage: '[FILES…]',
    flags: [
      { name: 'only', value: 'TEXT', summary: 'only scenarios whose names hold this' },
      { name: 'functions', summary: 'functions that modules declare answer what no answer is given for' },
      { name: 'coverage', summary: 'says which states, choices, catchers and retriers never had their turn' },
      { name: 'coverage-file', value: 'FILE', summary: 'writes the coverage as JSON' },
      { name: 'reporter', value: 'pretty|json', summary: 'how results are said; "pretty" when left out' },
      ...commonFlags,
    ],
    notes: [
      'FILES are files, folders and globs; without any, **/*.scenarios.json below this folder.',
      'Exits 0 when all is as expected, 1 when it is not, 2 when something could not run.',
    ],
    load: async () => (await import('./test.js')).test,
  },
  {
    name: 'explain',
    summary: 'prints the page of a code, such as flow/unreachable-state',
    usage: '[CODE]',
    flags: [...commonFlags],
    notes: ['Without a code, lists all of them.'],
    load: async () => (await import('./explain.js')).explain,
  },
  completionCommand(() => commands),
]
