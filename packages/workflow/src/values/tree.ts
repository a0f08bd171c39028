import type { CallSite, JsonObject, Parameter } from '@stepwright/asl'
import type { CallName } from './calls.js'
import type { Origin } from './origin.js'

/**
 * What an expression says. The compiler makes trees with `capture` leaves, which read what the arrow closes over;
 * recording replaces each capture by what it holds: a literal, a reference, or an object or array of such.
 */
export type Tree =
  | LiteralTree
  | CaptureTree
  | ReferenceTree
  | PlaceholderTree
  | ParameterTree
  | LocalTree
  | MemberTree
  | IndexTree
  | UnaryTree
  | BinaryTree
  | LogicalTree
  | ConditionalTree
  | TemplateTree
  | ObjectTree
  | ArrayTree
  | CallTree
  | LambdaTree
  | RawTree
  | UnsupportedTree

/** What a value may be while the machine runs, from its static type. `undefined` is a member that is missing. */
export type StaticKind = 'string' | 'number' | 'boolean' | 'null' | 'undefined' | 'array' | 'object' | 'unknown'

/** All kinds a value may have: `string | undefined` is `['string', 'undefined']`. */
export type StaticType = readonly StaticKind[]

/** Line and column, counted from 1, and length in characters. */
export type Position = readonly [line: number, column: number, length: number]

interface TreeBase {
  readonly type: StaticType
  /** Where it was written, as the compiler says it. */
  readonly at?: Position
  /** The same with its file. Made by recording. */
  readonly site?: CallSite
}

export interface LiteralTree extends TreeBase {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null | undefined
}

/** A name that the arrow closes over. */
export interface CaptureTree extends TreeBase {
  readonly kind: 'capture'
  readonly name: string
  readonly read: () => unknown
}

/** A value that exists while the machine runs. Made by recording. */
export interface ReferenceTree extends TreeBase {
  readonly kind: 'reference'
  readonly origin: Origin
  readonly path: readonly (string | number)[]
  /** All texts that it may be, where its type lists them. */
  readonly values?: readonly string[]
}

/** A value that the deployment puts in. Made by recording. */
export interface PlaceholderTree extends TreeBase {
  readonly kind: 'placeholder'
  readonly name: string
  /** What it stands for, where that is known. */
  readonly parameter?: Omit<Parameter, 'name'>
  /** What was declared to be deployed, where the value is of such a thing. */
  readonly resource?: object
}

/** A parameter of the expression's own arrow, by its place. */
export interface ParameterTree extends TreeBase {
  readonly kind: 'parameter'
  readonly name: string
  readonly index: number
}

/** A parameter of a lambda inside the expression. */
export interface LocalTree extends TreeBase {
  readonly kind: 'local'
  readonly name: string
}

/** `object.name`, `object?.name`, `object['name']`. */
export interface MemberTree extends TreeBase {
  readonly kind: 'member'
  readonly object: Tree
  readonly name: string
}

/** `object[index]` where the index is a number, or is computed. */
export interface IndexTree extends TreeBase {
  readonly kind: 'index'
  readonly object: Tree
  readonly index: Tree
}

export interface UnaryTree extends TreeBase {
  readonly kind: 'unary'
  readonly operator: '!' | '-' | '+' | 'typeof'
  readonly operand: Tree
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '===' | '!==' | '<' | '<=' | '>' | '>='

export interface BinaryTree extends TreeBase {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Tree
  readonly right: Tree
  /** Both sides are moments, written as text: the earlier one is the smaller, however it is written. */
  readonly moments?: true
}

export interface LogicalTree extends TreeBase {
  readonly kind: 'logical'
  readonly operator: '&&' | '||' | '??'
  readonly left: Tree
  readonly right: Tree
}

export interface ConditionalTree extends TreeBase {
  readonly kind: 'conditional'
  readonly test: Tree
  readonly whenTrue: Tree
  readonly whenFalse: Tree
}

/** A template literal: texts and expressions in turn. */
export interface TemplateTree extends TreeBase {
  readonly kind: 'template'
  readonly parts: readonly (string | Tree)[]
}

export type ObjectEntry = { readonly key: string; readonly value: Tree } | { readonly spread: Tree }

export interface ObjectTree extends TreeBase {
  readonly kind: 'object'
  readonly entries: readonly ObjectEntry[]
}

export type ArrayItem = Tree | { readonly kind: 'spread'; readonly spread: Tree }

export interface ArrayTree extends TreeBase {
  readonly kind: 'array'
  readonly items: readonly ArrayItem[]
}

/** A call that we know: a method of the receiver's type (`string.includes`), or a function (`Math.round`). */
export interface CallTree extends TreeBase {
  readonly kind: 'call'
  readonly callee: CallName
  /** The object of a method. */
  readonly receiver?: Tree
  readonly args: readonly Tree[]
  /** What the items of the list may be that a method is called on. */
  readonly holds?: StaticType
}

/** `(item) => …` as an argument of a call. */
export interface LambdaTree extends TreeBase {
  readonly kind: 'lambda'
  readonly parameters: readonly string[]
  readonly body: Tree
}

/** Text in the machine's own query language, from `jsonata('…')`. Made by recording. */
export interface RawTree extends TreeBase {
  readonly kind: 'raw'
  readonly language: 'JSONata' | 'JSONPath'
  readonly text: string
}

/** Something that cannot be said. An error once the arrow is used as an expression. */
export interface UnsupportedTree extends TreeBase {
  readonly kind: 'unsupported'
  readonly message: string
  readonly help?: string
  /** Where `at` is, if not in the arrow's own file. */
  readonly file?: string
}

/** What the compiler adds to an arrow, under the symbol `compiledExpression`. */
export interface CompiledExpression {
  readonly file: string
  readonly tree: Tree
  /** Names of the arrow's parameters, for messages and variables. */
  readonly parameters: readonly string[]
}

/** The key under which an arrow carries its tree. Registered globally, so that two copies of this package agree. */
export const compiledExpression: unique symbol = Symbol.for('stepwright.expression') as never

/** What the compiler learns of a workflow's input from its type; passed along with the call site of `workflow()`. */
export interface CompiledWorkflow {
  /** JSON Schema (draft-07 words) of the input. */
  readonly inputSchema?: JsonObject
}
