import { fileOf, type FileFacts, type NodeKey, type StoredShape } from './facts.js'

/** Facts by file. */
export type Facts = ReadonlyMap<string, FileFacts>

/**
 * Whether the files that were compiled anew hand to all others what they handed before. Functions of theirs may have moved: they are
 * compared by what they yield.
 */
export function sameGifts(before: Facts, after: Facts, isFresh: (file: string) => boolean): boolean {
  return giftsOf(before, isFresh) === giftsOf(after, isFresh)
}

function giftsOf(facts: Facts, isFresh: (file: string) => boolean): string {
  const yields = new Map([...facts.values()].flatMap((one) => one.yields))
  const gifts = [...facts]
    .filter(([file]) => isFresh(file))
    .flatMap(([, { gives }]) => gives)
    .filter(([, to]) => !isFresh(fileOf(to)))
    .map(([kind, to, shape]) => JSON.stringify([kind, to, comparable(shape, { isFresh, yields, above: [] })]))
  return [...new Set(gifts)].sort().join('\n')
}

interface Comparison {
  readonly isFresh: (file: string) => boolean
  readonly yields: ReadonlyMap<NodeKey, StoredShape>
  readonly above: readonly NodeKey[]
}

function comparable({ reference, members = [], items, functions = [] }: StoredShape, comparison: Comparison): unknown {
  const { isFresh, yields, above } = comparison
  const one = (key: NodeKey): string => {
    if (!isFresh(fileOf(key))) return key
    const yielded = above.includes(key) ? undefined : yields.get(key)
    return yielded === undefined ? '' : JSON.stringify(comparable(yielded, { ...comparison, above: [...above, key] }))
  }
  return [
    reference === true,
    members.map(([name, shape]) => [name, comparable(shape, comparison)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    items === undefined ? null : comparable(items, comparison),
    [...new Set(functions.map(one))].sort(),
  ]
}

/** Whether facts of a file name functions of files that are compiled anew: then these are called from there, and both belong together. */
export function namesFresh({ holds, yields, gives }: FileFacts, isFresh: (file: string) => boolean): boolean {
  const names = ({ members = [], items, functions = [] }: StoredShape): boolean =>
    functions.some((key) => isFresh(fileOf(key))) || members.some(([, shape]) => names(shape)) || (items !== undefined && names(items))
  return [...holds, ...yields].some(([, shape]) => names(shape)) || gives.some(([, to, shape]) => isFresh(fileOf(to)) || names(shape))
}
