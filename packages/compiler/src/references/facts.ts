import { ts } from '../program/typescript.js'
import type { Questions } from '../program/questions.js'
import type { Gift, Holders } from './holders.js'
import { plain, type OwnFunction, type Shape } from './shape.js'

/** What is known of the names and functions of one file, as plain data: enough to follow references into it without the files that call it. */
export interface FileFacts {
  readonly holds: readonly (readonly [name: NodeKey, shape: StoredShape])[]
  readonly yields: readonly (readonly [owner: NodeKey, shape: StoredShape])[]
  readonly called: readonly NodeKey[]
  /** What this file hands to names and functions of others. */
  readonly gives: readonly StoredGift[]
}

export type StoredGift = readonly [kind: Gift['kind'], to: NodeKey, shape: StoredShape]

/** A node: its file, where it begins and ends, and what it is. */
export type NodeKey = string

/** A shape whose functions are named by keys. */
export interface StoredShape {
  readonly reference?: true
  readonly members?: readonly (readonly [name: string, shape: StoredShape])[]
  readonly items?: StoredShape
  readonly functions?: readonly NodeKey[]
}

/** The facts of each of `files`; `undefined` where something is held by what is not the author's, or cannot be found again. */
export function factsOf(holders: Holders, gifts: readonly Gift[], files: readonly ts.SourceFile[]): ReadonlyMap<string, FileFacts> | undefined {
  const facts = new Map(files.map(({ fileName }) => [fileName, { holds: [], yields: [], called: [], gives: [] } as Collected]))
  const of = (key: NodeKey): Collected | undefined => facts.get(fileOf(key))
  let isWhole = true
  const note = (key: NodeKey | undefined, add: (to: Collected, key: NodeKey) => void): void => {
    const to = key === undefined ? undefined : of(key)
    if (key === undefined || to === undefined) isWhole = false
    else add(to, key)
  }
  const present = (node: ts.Node): boolean => !holders.absent.has(node)
  for (const [symbol, shape] of holders.symbols) note(symbolKey(symbol), ({ holds }, key) => holds.push([key, stored(shape, holders)]))
  for (const [owner, shape] of holders.returns) if (present(owner)) note(nodeKey(owner), ({ yields }, key) => yields.push([key, stored(shape, holders)]))
  for (const node of holders.called) if (present(node)) note(nodeKey(node), ({ called }, key) => called.push(key))
  for (const gift of gifts) {
    const to = 'symbol' in gift ? symbolKey(gift.symbol) : functionKey(gift.owner, holders)
    if (to === undefined) isWhole = false
    else if (fileOf(to) !== gift.by) facts.get(gift.by)?.gives.push([gift.kind, to, stored(gift.shape, holders)])
  }
  return isWhole ? facts : undefined
}

type Collected = { -readonly [Part in keyof FileFacts]: FileFacts[Part][number][] }

/** A node, so that it is found again in the same text. */
export function nodeKey(node: ts.Node): NodeKey {
  const source = node.getSourceFile()
  return `${source.fileName}#${node.getStart(source)}-${node.end}:${node.kind}`
}

/** The file of a key. */
export function fileOf(key: NodeKey): string {
  return key.slice(0, key.lastIndexOf('#'))
}

/** The declaration that a name is known by; `undefined` for one without a name of its own. */
function symbolKey(symbol: ts.Symbol): NodeKey | undefined {
  const [declaration] = symbol.declarations ?? []
  return declaration !== undefined && nameOf(declaration) !== undefined ? nodeKey(declaration) : undefined
}

function nameOf(declaration: ts.Node): ts.Identifier | undefined {
  const named = declaration as { readonly name?: ts.Node }
  return named.name !== undefined && ts.isIdentifier(named.name) ? named.name : undefined
}

function functionKey(node: ts.Node, { absent }: Holders): NodeKey {
  return absent.get(node) ?? nodeKey(node)
}

function stored(shape: Shape, holders: Holders): StoredShape {
  const { isReference, members, items, functions } = shape
  return {
    ...(isReference && { reference: true }),
    ...(members.size > 0 && { members: [...members].map(([name, member]) => [name, stored(member, holders)] as const) }),
    ...(items && { items: stored(items, holders) }),
    ...(functions.size > 0 && { functions: [...functions].map((one) => functionKey(one, holders)).sort() }),
  }
}

/** What an earlier build knew of the files that are not compiled again. */
export interface Seeds {
  /** Facts of files of the Program. */
  readonly of: ReadonlyMap<string, FileFacts>
  /** What functions yielded that stand in files which are not in the Program. */
  readonly yields: ReadonlyMap<NodeKey, StoredShape>
  /** Files whose functions are followed anew. */
  readonly fresh: ReadonlySet<string>
}

/** Lets names and functions hold what they held. Functions that are not in the Program are stood for by empty ones, which `holders.absent` knows. */
export function plantSeeds(holders: Holders, questions: Questions, files: readonly ts.SourceFile[], { of, yields, fresh }: Seeds): void {
  const seeded = files.filter(({ fileName }) => of.has(fileName))
  const nodes = new Map(seeded.flatMap((file) => [...allNodes(file)].map((node) => [nodeKey(node), node] as const)))
  const absent = new Map<NodeKey, OwnFunction>()
  const restored = ({ reference, members, items, functions }: StoredShape): Shape => {
    if (!reference && members === undefined && items === undefined && functions === undefined) return plain
    return {
      isReference: reference === true,
      members: new Map((members ?? []).map(([name, member]) => [name, restored(member)])),
      items: items && restored(items),
      functions: new Set((functions ?? []).flatMap((key) => functionOf(key))),
    }
  }
  const functionOf = (key: NodeKey): readonly OwnFunction[] => {
    if (fresh.has(fileOf(key))) return []
    const node = (nodes.get(key) as OwnFunction | undefined) ?? absent.get(key)
    if (node !== undefined) return [node]
    const made = ts.factory.createArrowFunction(undefined, undefined, [], undefined, undefined, ts.factory.createIdentifier('undefined'))
    absent.set(key, made)
    holders.absent.set(made, key)
    const shape = yields.get(key)
    if (shape !== undefined) holders.returns.set(made, restored(shape))
    return [made]
  }
  for (const { fileName } of seeded) {
    const { holds, yields: returned, called } = of.get(fileName) ?? noFacts
    for (const [key, shape] of holds) {
      const name = nameOf(nodes.get(key) ?? ts.factory.createOmittedExpression())
      const symbol = name && questions.symbolOf(name)
      if (symbol !== undefined) holders.symbols.set(symbol, restored(shape))
    }
    for (const [key, shape] of returned) holders.returns.set(nodes.get(key) ?? ts.factory.createOmittedExpression(), restored(shape))
    for (const key of called) holders.called.add(nodes.get(key) ?? ts.factory.createOmittedExpression())
  }
}

const noFacts: FileFacts = { holds: [], yields: [], called: [], gives: [] }

function* allNodes(file: ts.SourceFile): Generator<ts.Node> {
  const pending: ts.Node[] = [file]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node
    ts.forEachChild(node, (child) => void pending.push(child))
  }
}
