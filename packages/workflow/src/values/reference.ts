import type { Origin } from './origin.js'
import { misuse } from './misuse.js'
import { isTreeKey } from './tree-value.js'
import type { ReferenceTree } from './tree.js'

/**
 * A stand-in for a value that exists while the machine runs. Reading a member gives the reference of that member;
 * anything else that JavaScript would do with the value throws and says the legal form.
 */
export function reference(origin: Origin, path: readonly (string | number)[] = [], { optional = false, values }: ReferenceFacts = {}): unknown {
  const tree: ReferenceTree = { kind: 'reference', origin, path, type: optional ? ['unknown', 'undefined'] : ['unknown'], ...(values && { values }) }
  return new Proxy(inspectable(tree), {
    get: (_target, key) => member(tree, key),
    apply: () => {
      throw wrongUse(
        tree,
        'called as a function',
        'a method of a value that exists only while the machine runs is called in an arrow: () => names.map(…); to run steps for each item, use flow.map',
      )
    },
    has: () => {
      throw wrongUse(tree, 'looked into with "in"', 'compare inside an arrow: () => x.member !== undefined')
    },
    ownKeys: () => {
      throw wrongUse(tree, 'spread or listed', 'spread it inside an arrow: () => ({ ...x, more: 1 })')
    },
    set: () => {
      throw wrongUse(tree, 'assigned to', "name the new value: flow.let('Change it', () => ({ ...x, member: 1 }))")
    },
  })
}

/** What the compiler knows of a reference from its type. */
interface ReferenceFacts {
  readonly optional?: boolean
  readonly values?: readonly string[]
}

/** How a person names what a reference stands for: `service`, `input.services`, `Build service A.Build.Id`. */
export function describeReference({ origin, path }: Pick<ReferenceTree, 'origin' | 'path'>): string {
  return path.reduce<string>((text, segment) => (typeof segment === 'number' ? `${text}[${segment}]` : `${text}.${segment}`), origin.name)
}

const legalForms: ReadonlyMap<string | symbol, readonly [use: string, help: string]> = new Map<string | symbol, readonly [string, string]>([
  [Symbol.asyncIterator, ['iterated', 'use flow.map to run steps for each item']],
  [Symbol.toPrimitive, ['used as text or as a number', 'write it as an arrow: () => `${x} is ready`']],
  ['then', ['awaited', 'remove await: a step\'s result is there for the steps that follow; a member named "then" is read in an arrow']],
  ['toJSON', ['turned into JSON text', 'write it as an arrow: () => JSON.stringify(x)']],
  ['constructor', ['asked for its constructor', 'a member named "constructor" is read in an arrow']],
  ['length', ['asked for its length', 'write it as an arrow: () => x.length']],
])

function member(tree: ReferenceTree, key: string | symbol): unknown {
  if (isTreeKey(key)) return tree
  if (key === Symbol.iterator) return () => items(tree)
  const wrong = legalForms.get(key)
  if (wrong !== undefined) throw wrongUse(tree, wrong[0], wrong[1])
  if (typeof key === 'symbol') return undefined
  if (key === '~optional') return reference(tree.origin, tree.path, { optional: true })
  if (key === '~oneOf') return (values: readonly string[]) => reference(tree.origin, tree.path, { values })
  if (key.startsWith('~')) return undefined
  return reference(tree.origin, [...tree.path, /^(0|[1-9]\d*)$/.test(key) ? Number(key) : key])
}

/** `const [a, b] = x` takes as many items as it names; whoever takes more wants all of them, and how many these are only the machine knows. */
function* items(tree: ReferenceTree): Generator {
  for (let index = 0; index < mostDestructured; index++) yield reference(tree.origin, [...tree.path, index])
  throw wrongUse(tree, 'iterated', 'use flow.map to run steps for each item, or an index: x[0]')
}

const mostDestructured = 100

function wrongUse(tree: ReferenceTree, use: string, help: string) {
  return misuse({
    code: 'build/operator-on-reference',
    message: `"${describeReference(tree)}" is ${use} while the workflow is built`,
    help,
    note: 'it stands for a value that exists only while the machine runs',
  })
}

/** A function, so that calling it reaches `apply`; shown by debuggers as what it stands for. */
function inspectable(tree: ReferenceTree): () => void {
  const target = () => {}
  const show = (): string => `[reference to ${describeReference(tree)}]`
  return Object.defineProperty(target, Symbol.for('nodejs.util.inspect.custom'), { value: show })
}
