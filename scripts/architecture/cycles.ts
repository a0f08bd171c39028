import type { Rule } from './violation.js'

/** Finds files that reach themselves through relative imports, type imports included: one violation per knot. */
export const cycles: Rule = ({ modules }) => {
  const next = (path: string) => modules.get(path)?.imports.flatMap(({ target }) => (target !== undefined && modules.has(target) ? [target] : [])) ?? []
  return knots([...modules.keys()], next).map((knot) => {
    const [first = ''] = knot.toSorted()
    return { rule: '', file: first, message: `imports itself: ${pathBack(first, new Set(knot), next).join(' → ')}` }
  })
}

type Next = (path: string) => readonly string[]

/** Tarjan's strongly connected components, of which only those with a cycle are kept. */
function knots(paths: readonly string[], next: Next): string[][] {
  const found: string[][] = []
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const visit = (path: string): void => {
    index.set(path, index.size)
    low.set(path, index.size - 1)
    stack.push(path)
    for (const other of next(path)) {
      if (!index.has(other)) visit(other)
      if (stack.includes(other)) low.set(path, Math.min(low.get(path) ?? 0, low.get(other) ?? 0))
    }
    if (low.get(path) !== index.get(path)) return
    const knot = stack.splice(stack.indexOf(path))
    if (knot.length > 1 || next(path).includes(path)) found.push(knot)
  }
  for (const path of paths) if (!index.has(path)) visit(path)
  return found
}

/** A shortest way from `start` back to it, inside `knot`. */
function pathBack(start: string, knot: ReadonlySet<string>, next: Next): string[] {
  const queue = [[start]]
  const seen = new Set<string>()
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const other of next(way.at(-1) ?? start)) {
      if (other === start) return [...way, start]
      if (!knot.has(other) || seen.has(other)) continue
      seen.add(other)
      queue.push([...way, other])
    }
  }
  return [start]
}
