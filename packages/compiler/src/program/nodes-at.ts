import { ts } from './typescript.js'

/** The nodes around `start`, from the file inwards. */
export function nodesAt(file: ts.SourceFile, start: number): readonly ts.Node[] {
  const nodes: ts.Node[] = []
  const isAround = (node: ts.Node): ts.Node | undefined => (node.pos <= start && start < node.end ? node : undefined)
  for (let node = isAround(file); node !== undefined; node = ts.forEachChild(node, isAround)) nodes.push(node)
  return nodes
}
