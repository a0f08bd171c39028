import type { JsonObject } from '@stepwright/asl'

const text = (description: string): JsonObject => ({ description, type: 'string' })
const texts = { type: 'array', items: { type: 'string' } }
const seconds = (description: string): JsonObject => ({ description, type: 'number', minimum: 0 })
const machine = {
  machine: text('A definition in ASL, or a module that exports workflows, as seen from this file.'),
  workflow: text('The name of the workflow, where the module exports several.'),
  type: { description: 'The type of the machine, where its definition does not say; STANDARD when left out.', enum: ['STANDARD', 'EXPRESS'] },
}
const subject = {
  ...machine,
  parameters: { description: 'Values of the ${Placeholders} in the machine; those of a scenario come before those of its file.', type: 'object' },
  objects: { description: 'Objects of S3 that Maps and others read: bodies by s3://bucket/key; those of a scenario come before those of its file.', type: 'object', additionalProperties: { type: 'string' } },
  objectsFolder: text('A folder of objects, as seen from this file: each folder in it is a bucket. "objects" come before them.'),
  machines: {
    description: 'Machines that a task may start by states:startExecution, by the names at the ends of their ARNs: they run, with the same "tasks". Those of a scenario come before those of its file.',
    type: 'object',
    additionalProperties: { anyOf: [text('As "machine" has it; of several workflows that a module exports, the one of this name.'), { $ref: '#/$defs/machine' }] },
  },
}
const tasks = {
  description: 'Answers by the name of a state, by integration ("codebuild:startBuild.sync") or by whole Resource; the first of these that is there wins.',
  type: 'object',
  additionalProperties: {
    anyOf: [{ $ref: '#/$defs/answer' }, { type: 'array', items: { $ref: '#/$defs/answer' } }],
  },
}

/** The JSON Schema of scenario files, by which they are read: in the words that `checkShape` knows. */
export const scenariosSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://stepwright.dev/schemas/scenarios-1.schema.json',
  title: '*.scenarios.json',
  description: 'Executions of state machines, and what is expected of them. Run by "stepwright test".',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    ...subject,
    tasks,
    scenarios: { type: 'array', items: { $ref: '#/$defs/scenario' } },
  },
  required: ['scenarios'],
  additionalProperties: false,
  $defs: {
    scenario: {
      type: 'object',
      properties: {
        name: text('What the scenario shows.'),
        ...subject,
        input: { description: 'The input of the execution; {} when left out.' },
        clock: text('When the execution starts, such as 2026-01-01T09:00:00Z.'),
        seed: { description: 'Where randomness begins.', type: 'number' },
        context: { description: 'Parts of the context object.', type: 'object' },
        tasks,
        stop: {
          description: 'Somebody stops the execution.',
          type: 'object',
          properties: { after: seconds('Virtual seconds after the start.'), error: { type: 'string' }, cause: { type: 'string' } },
          required: ['after'],
          additionalProperties: false,
        },
        expect: { $ref: '#/$defs/expect' },
      },
      required: ['name', 'expect'],
      additionalProperties: false,
    },
    machine: { type: 'object', properties: machine, required: ['machine'], additionalProperties: false },
    answer: {
      description: 'An answer to a call. Of several that fit it, each answers once (or "times"), in order, and the last for ever.',
      type: 'object',
      properties: {
        when: { description: 'Fits calls whose arguments have these members; all calls, when left out.' },
        times: { description: 'How many calls this answers before the next that fits; 1 when left out.', type: 'number', minimum: 1 },
        result: { description: 'What the task yields; null when left out.' },
        error: text('The error that the task fails with, instead.'),
        cause: text('The cause of the error.'),
        after: seconds('Virtual seconds until then; 0 when left out.'),
        never: { description: 'Nothing ever comes: only a timeout ends the task.', type: 'boolean' },
        heartbeats: { description: 'Virtual seconds after which heartbeats arrive.', type: 'array', items: { type: 'number' } },
        worker: text('For activities: who took the task.'),
        function: { description: 'The function that the task calls answers: one that the module declares by lambdaFunction. For .waitForTaskToken it is called, and "result", "error" or "never" is what comes back.', type: 'boolean' },
        submitted: { description: 'For .sync and .waitForTaskToken: what the service said when it was called.' },
      },
      additionalProperties: false,
    },
    expect: {
      description: 'What must come of the execution. What is left out does not matter.',
      type: 'object',
      properties: {
        status: { enum: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] },
        output: { description: 'The output, wholly.' },
        outputIncludes: { description: 'Members that the output has; others do not matter.' },
        error: { type: 'string' },
        cause: { type: 'string' },
        path: { description: 'The states entered, in order, wholly.', ...texts },
        variables: { description: 'Variables of the outermost scope; others do not matter.', type: 'object' },
        seconds: seconds('Virtual seconds passed.'),
        calls: {
          description: 'By state, integration or Resource: arguments of exactly the calls there were, in order; members left out do not matter. [] for none.',
          type: 'object',
          additionalProperties: { type: 'array' },
        },
      },
      additionalProperties: false,
    },
  },
}
