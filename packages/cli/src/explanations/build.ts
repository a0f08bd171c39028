import type { Explanation } from './explanation.js'

/** Codes about modules, and what is written in them. */
export const build: readonly Explanation[] = [
  {
    code: 'build/async-block', severity: 'error',
    summary: 'A block of a workflow returns a promise.',
    why: 'Blocks run once, at once, while the workflow is built: there is nothing to wait for. The result of a step is there for the steps behind it.',
    wrong: `import { workflow } from 'stepwright'\n\nexport const example = workflow('example', async (flow) => {\n  flow.wait('Wait', 5)\n})`,
    right: `import { workflow } from 'stepwright'\n\nexport const example = workflow('example', (flow) => {\n  flow.wait('Wait', 5)\n})`,
  },
  {
    code: 'build/expression-not-compiled', severity: 'error',
    summary: 'An arrow was run without having been compiled.',
    why: 'An arrow is translated from its source into the query language of the machine. `stepwright build` does so, as do `stepwright/vite` for tests, `stepwright/register` for scripts and `stepwright/jest-transform`; plain Node does not.',
  },
  {
    code: 'build/foreign-manifest', severity: 'error',
    summary: 'The folder that the build writes to holds a manifest.json that somebody else wrote.',
    why: 'The build keeps its folder like it was made anew, and overwrites its manifest. Give `--out` a folder of its own.',
  },
  {
    code: 'build/function-option', severity: 'error',
    summary: 'A function has a name, a timeout, a memory size or a variable that Lambda does not take.',
    why: 'Names have up to 64 letters, digits, "-" and "_"; a timeout has 1 to 900 seconds, memory 128 to 10240 MB; variables that begin with "AWS_" are Lambda\'s own.',
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  },
  {
    code: 'build/malformed-config', severity: 'error',
    summary: 'The configuration of the build has a member that is misspelt or holds something else.',
    why: 'Write it with `defineConfig` from `stepwright`: the editor then knows its members. Each is a flag of `stepwright build`.',
  },
  {
    code: 'build/missing-bundler', severity: 'error',
    summary: 'The build has functions, and esbuild, which bundles them, is not installed.',
    why: 'Only projects with functions of their own need a bundler, so Stepwright does not bring one: npm install --save-dev esbuild.',
  },
  {
    code: 'build/missing-handler', severity: 'error',
    summary: 'The file of a function is not there, or does not export its handler.',
    why: 'A handler is a path from the file that declares the function. Lambda calls the export "handler", or the one that the option `export` names.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
  },
  {
    code: 'build/module-failed', severity: 'error',
    summary: 'A module of a workflow threw while it was loaded.',
    why: 'A module is run once, when it is built. What it reads of its surroundings, such as environment variables, has to be there then.',
    wrong: `import { workflow } from 'stepwright'\n\nconst regions = new Map([['test', 'eu-central-1']])\nif (!regions.has('prod')) throw new Error('no Region for prod')\nexport const example = workflow('example', (flow) => flow.wait('Wait', 5))`,
    right: `import { param, workflow } from 'stepwright'\n\nexport const example = workflow('example', (flow) => {\n  flow.lambda('Call', { FunctionName: param('FunctionArn') })\n})`,
  },
  {
    code: 'build/no-files', severity: 'error',
    summary: 'No file matches what the build was given.',
    why: 'Without files, `stepwright build` takes `**/*.workflow.ts` below the current folder. Hidden folders, node_modules and dist are passed over.',
  },
  {
    code: 'build/no-machine', severity: 'error',
    summary: 'No state machine is in a file that was named.',
    why: 'Name a definition (`.asl.json`, `.asl.yaml`), or a template that has one in it.',
  },
  {
    code: 'build/nothing-exported', severity: 'warning',
    summary: 'A file of the build exports no workflow, pipeline, stage or project. An error where no file of the build does.',
    why: 'The build takes what modules export. Write `export const` before it.',
    wrong: `import { workflow } from 'stepwright'\n\nworkflow('example', (flow) => flow.wait('Wait', 5))`,
    right: `import { workflow } from 'stepwright'\n\nexport const example = workflow('example', (flow) => flow.wait('Wait', 5))`,
  },
  {
    code: 'build/operator-on-reference', severity: 'error',
    summary: 'A value that exists only while the machine runs is used while the workflow is built.',
    why: 'Code of a workflow runs once, at build time, and values stand for what will be. Inside an arrow, operators are translated; a condition is a choice.',
    wrong: `if (input.count === 3) flow.wait('Wait', 5)`,
    right: `flow.choice('Three?').when(() => input.count === 3, () => flow.wait('Wait', 5))`,
  },
  {
    code: 'build/outdated-file', severity: 'error',
    summary: 'A written file is not what the sources make of it (`stepwright build --check`).',
    why: 'Run the same command without `--check`, and commit what it writes.',
  },
  {
    code: 'build/outside-expression', severity: 'error',
    summary: 'A function of expressions is called outside an arrow.',
    why: 'An intrinsic function such as `uuid()` has a value only while the machine runs.',
    wrong: `flow.lambda('Look', { FunctionName: 'look', Payload: { id: uuid() } })`,
    right: `flow.lambda('Look', { FunctionName: 'look', Payload: { id: () => uuid() } })`,
  },
  {
    code: 'build/step-after-build', severity: 'error',
    summary: 'A step is written when its workflow is already built.',
    why: 'The function given to `workflow` runs once. What a callback or a timer writes later is in no machine.',
    wrong: `import { workflow, type Flow } from 'stepwright'\n\nlet kept: Flow | undefined\nexport const example = workflow('example', (flow) => {\n  flow.wait('Wait', 5)\n  kept = flow\n})\nkept?.wait('Too late', 5)`,
    right: `import { workflow } from 'stepwright'\n\nexport const example = workflow('example', (flow) => {\n  flow.wait('Wait', 5)\n  flow.wait('In time', 5)\n})`,
  },
  {
    code: 'build/step-in-expression', severity: 'error',
    summary: 'A step stands inside an arrow.',
    why: 'An expression is computed within one state, and a step is a state of its own.',
    wrong: `flow.choice('Found?').when(() => flow.lambda<boolean>('Look', { FunctionName: 'look' }), () => flow.wait('Wait', 5))`,
    right: `const found = flow.lambda<boolean>('Look', { FunctionName: 'look' })\nflow.choice('Found?').when(() => found, () => flow.wait('Wait', 5))`,
  },
  {
    code: 'build/try-around-step', severity: 'error',
    summary: 'A `try` of JavaScript stands around a step.',
    why: 'It would catch what fails while the workflow is built. What fails while the machine runs is caught by `flow.try`, or tried again with the option `retry`.',
    wrong: `try {\n  flow.lambda('Look', { FunctionName: 'look' })\n} catch {\n  flow.fail('Failed', { error: 'Failed' })\n}`,
    right: `flow.try(() => flow.lambda('Look', { FunctionName: 'look' })).catch(() => flow.fail('Failed', { error: 'Failed' }))`,
  },
  {
    code: 'build/typescript', severity: 'error',
    summary: 'TypeScript finds something wrong with a file of the build.',
    why: 'The message is TypeScript\'s own, with its number. Types are what tells the compiler how a value is read, so a build does not go on without them.',
    wrong: `flow.lambda('Look', { FunctionName: 'look', Payload: { name: input.nane } })`,
    right: `flow.lambda('Look', { FunctionName: 'look', Payload: { name: input.name } })`,
  },
  {
    code: 'build/shared-trigger', severity: 'error',
    summary: 'One function is the trigger of two workflows.',
    why: 'A trigger knows the machine that it starts from its environment, and its role may start that machine alone. Declare a function for each; they may share their handler.',
  },
  {
    code: 'build/unbundled-function', severity: 'error',
    summary: 'The code of a function could not be bundled: esbuild says what is wrong at its place.',
    why: 'What a handler imports goes into its bundle, so all of it has to be there and to be understood when the system is built.',
  },
  {
    code: 'build/unknown-call', severity: 'error',
    summary: 'An arrow calls a function that the query language does not have.',
    why: 'An arrow becomes an expression of the machine. docs/expressions.md lists what it may call; functions of your own are taken in where they are one expression. Anything else is a Lambda function.',
  },
  {
    code: 'build/unknown-file', severity: 'error',
    summary: 'A file or a folder that was named does not exist.',
    why: 'Names are seen from the current folder.',
  },
  {
    code: 'build/unknown-input-type', severity: 'warning',
    summary: 'A workflow that asks for a check of its input does not say of which type it is.',
    why: 'The first states check the input against its type, which the compiler reads from the parameter.',
  },
  {
    code: 'build/unreadable-file', severity: 'error',
    summary: 'A file cannot be read.',
    why: 'It is a folder, is not text, or may not be read by this user; the message says which.',
  },
  {
    code: 'build/unreadable-folder', severity: 'error',
    summary: 'A folder in which files are looked for cannot be read.',
    why: 'Make it readable, or name the files.',
  },
  {
    code: 'build/unsupported-expression', severity: 'error',
    summary: 'An arrow holds something that has no counterpart in the query language.',
    why: 'Statements, assignments and classes do not fit into an expression. docs/expressions.md lists what does.',
    wrong: `flow.let('Odd', () => (input.count & 1) === 1)`,
    right: `flow.let('Odd', () => input.count % 2 === 1)`,
  },
  {
    code: 'build/unsupported-value', severity: 'error',
    summary: 'A value cannot be written as JSON.',
    why: 'What goes into a definition is a text, a number, a boolean, null, an object or a list.',
    wrong: `flow.lambda('Look', { FunctionName: 'look', Payload: { most: Infinity } })`,
    right: `flow.lambda('Look', { FunctionName: 'look', Payload: { most: 1000 } })`,
  },
  {
    code: 'build/unwritable-output', severity: 'error',
    summary: 'Nothing can be written where the build should write.',
    why: 'Something stands there that is no folder, or the folder may not be written to. Nothing was changed.',
  },
]
