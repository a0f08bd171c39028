import { referencesOf } from '../values/tree-parts.js'
import type { ReferenceTree, Tree } from '../values/tree.js'
import type { Block, DistributedPart, Step } from './step.js'

/** The same block, with each tree of its steps, and of the blocks inside them, changed. */
export function mapBlock(block: Block, change: (tree: Tree) => Tree): Block {
  return { ...block, steps: block.steps.map((step) => mapStep(step, change)), value: block.value && change(block.value) }
}

function mapStep(step: Step, change: (tree: Tree) => Tree): Step {
  switch (step.kind) {
    case 'task':
      return {
        ...step,
        arguments: change(step.arguments),
        ...(step.timeout && { timeout: change(step.timeout) }),
        ...(step.heartbeat && { heartbeat: change(step.heartbeat) }),
        ...(step.credentials && { credentials: change(step.credentials) }),
      }
    case 'let':
      return { ...step, value: change(step.value) }
    case 'wait':
      return { ...step, time: 'until' in step.time ? { until: change(step.time.until) } : { seconds: change(step.time.seconds) } }
    case 'choice':
      return {
        ...step,
        branches: step.branches.map((branch) => ({ ...branch, test: change(branch.test), block: mapBlock(branch.block, change) })),
        ...(step.otherwise && { otherwise: mapBlock(step.otherwise, change) }),
      }
    case 'map':
      return {
        ...step,
        items: change(step.items),
        block: mapBlock(step.block, change),
        ...(step.maxConcurrency && { maxConcurrency: change(step.maxConcurrency) }),
        ...(step.distributed && { distributed: mapDistributed(step.distributed, change) }),
      }
    case 'parallel':
      return { ...step, branches: step.branches.map((branch) => mapBlock(branch, change)) }
    case 'try':
      return { ...step, block: mapBlock(step.block, change), handlers: step.handlers.map((handler) => ({ ...handler, block: mapBlock(handler.block, change) })) }
    case 'loop':
      return { ...step, block: mapBlock(step.block, change), until: change(step.until), ...(step.every && { every: change(step.every) }), ...(step.carry && { carry: { ...step.carry, from: change(step.carry.from) } }) }
    case 'ending':
      return { ...step, block: mapBlock(step.block, change) }
    case 'jump':
      return { ...step, ...(step.value && { value: change(step.value) }) }
    case 'succeed':
      return { ...step, ...(step.output && { output: change(step.output) }) }
    case 'fail':
      return { ...step, ...(step.error && { error: change(step.error) }), ...(step.cause && { cause: change(step.cause) }) }
    case 'raw':
      return { ...step, ...(step.output && { output: change(step.output) }) }
    case 'pass':
      return step
    default:
      return step satisfies never
  }
}

function mapDistributed(part: DistributedPart, change: (tree: Tree) => Tree): DistributedPart {
  const { reader, batch, writer, tolerated } = part
  return {
    ...part,
    ...(reader && { reader: { ...reader, arguments: change(reader.arguments), ...(reader.config && { config: change(reader.config) }) } }),
    ...(batch && { batch: change(batch) }),
    ...(writer && { writer: { ...writer, arguments: change(writer.arguments) } }),
    ...(tolerated && { tolerated: 'count' in tolerated ? { count: change(tolerated.count) } : { percentage: change(tolerated.percentage) } }),
  }
}

/** The trees that say what a distributed Map reads, batches, writes and bears. */
export function treesOfDistributed(part: DistributedPart): Tree[] {
  const trees: Tree[] = []
  mapDistributed(part, (tree) => {
    trees.push(tree)
    return tree
  })
  return trees
}

/** All steps of a block, and of the blocks inside it. */
export function stepsOfBlock({ steps }: Block): Step[] {
  return steps.flatMap((step) => [step, ...blocksOf(step).flatMap(stepsOfBlock)])
}

/** The blocks of a step, in the order in which they were written. */
export function blocksOf(step: Step): readonly Block[] {
  switch (step.kind) {
    case 'map':
    case 'loop':
    case 'ending':
      return [step.block]
    case 'parallel':
      return step.branches
    case 'try':
      return [step.block, ...step.handlers.map(({ block }) => block)]
    case 'choice':
      return [...step.branches.map(({ block }) => block), ...(step.otherwise === undefined ? [] : [step.otherwise])]
    default:
      return []
  }
}

/** All references in a block, and in the blocks inside it. */
export function referencesOfBlock(block: Block): ReferenceTree[] {
  return treesOfBlock(block).flatMap(referencesOf)
}

/** All trees of a block's steps, and of the blocks inside it. */
export function treesOfBlock(block: Block): Tree[] {
  const trees: Tree[] = []
  mapBlock(block, (tree) => {
    trees.push(tree)
    return tree
  })
  return trees
}
