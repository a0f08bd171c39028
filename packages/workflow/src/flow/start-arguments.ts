import { parameterWord } from '../values/parameter-word.js'
import { toTree } from '../values/to-tree.js'
import type { Tree } from '../values/tree.js'
import type { StartOptions } from './step-options.js'
import type { Workflow } from './workflow.js'

/** What starts another workflow: its ARN is a parameter that the deployment fills in, such as `${PipelinesInOrderArn}`. */
export function startArguments({ name }: Workflow<unknown, unknown>, input: unknown, options: StartOptions | undefined): Tree {
  const arn: Tree = { kind: 'placeholder', name: `${parameterWord(name)}Arn`, type: ['string'], parameter: { kind: 'state-machine', of: name } }
  const entries = [
    { key: 'StateMachineArn', value: arn },
    { key: 'Input', value: options?.linked === true ? linked(toTree(input)) : toTree(input) },
    ...(options?.executionName === undefined ? [] : [{ key: 'Name', value: toTree(options.executionName) }]),
  ]
  return { kind: 'object', entries, type: ['object'] }
}

/** By this member of the input, the console shows which execution started another. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
function linked(input: Tree): Tree {
  const id: Tree = { kind: 'reference', origin: { kind: 'context', name: 'context' }, path: ['Execution', 'Id'], type: ['string'] }
  const own = input.kind === 'object' ? input.entries : [{ spread: input }]
  return { kind: 'object', entries: [...own, { key: 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID', value: id }], type: ['object'] }
}
