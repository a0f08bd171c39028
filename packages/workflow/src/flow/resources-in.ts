import type { Resource } from '../resources/resource.js'
import { treesOfBlock } from '../steps/map-block.js'
import type { Block } from '../steps/step.js'
import { partsOf } from '../values/tree-parts.js'
import type { Tree } from '../values/tree.js'

/** The resources whose values stand in a block, each once. */
export function resourcesIn(block: Block): Resource[] {
  return [...new Set(treesOfBlock(block).flatMap(resourcesOfTree))]
}

function resourcesOfTree(tree: Tree): readonly Resource[] {
  // whatever carries a resource was made by `deployedValue`
  if (tree.kind === 'placeholder') return tree.resource === undefined ? [] : [tree.resource as Resource]
  return partsOf(tree).flatMap(resourcesOfTree)
}
