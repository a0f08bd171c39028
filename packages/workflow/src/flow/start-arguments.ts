import { toTree } from '../values/to-tree.js'
import type { Tree } from '../values/tree.js'
import type { StartOptions } from './step-options.js'
import type { Workflow } from './workflow.js'

/** What starts another workflow: its ARN is a parameter that the deployment fills in, such as `${PipelinesInOrderArn}`. */
export function startArguments({ name }: Workflow<unknown, unknown>, input: unknown, options: StartOptions | undefined): Tree {
  const arn: Tree = { kind: 'placeholder', name: `${pascal(name)}Arn`, type: ['string'], parameter: { kind: 'state-machine', of: name } }
  const entries = [
    { key: 'StateMachineArn', value: arn },
    { key: 'Input', value: toTree(input) },
    ...(options?.executionName === undefined ? [] : [{ key: 'Name', value: toTree(options.executionName) }]),
  ]
  return { kind: 'object', entries, type: ['object'] }
}

/** Placeholders are letters and digits. */
const pascal = (name: string): string => name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
