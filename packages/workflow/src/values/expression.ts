declare const expression: unique symbol

/**
 * A value computed while the machine runs, written as an arrow: `() => input.accuracy < 96`.
 * The compiler finds arrows by this type and adds the tree of what they say.
 */
export interface Expression<T> {
  (): T
  readonly [expression]?: true
}

/** A value computed from a step's result: `(execution) => execution.Status === 'Succeeded'`. */
export interface ExpressionOf<Parameter, T> {
  (value: Parameter): T
  readonly [expression]?: true
}

/** What JSON has no members for. */
export type Primitive = string | number | boolean | null | undefined

/** Open-ended data. Any arrow inside is an expression. */
export type Data = Primitive | Expression<unknown> | readonly Data[] | { readonly [key: string]: Data }

/** Any value, interfaces and answers of no type among them; beside `Data`, which gives arrows inside their meaning. */
export type Unknown = {} | null | undefined

/** Where a `T` is wanted: a `T`, an expression that yields one, or a literal with such inside. */
export type Arg<T> = unknown extends T
  ? Data | Unknown
  :
      | Expression<T>
      | (T extends Primitive ? T : T extends readonly (infer Item)[] ? T | readonly Arg<Item>[] : T extends object ? { readonly [K in keyof T]: Arg<T[K]> } : T)

/**
 * Nothing, in the end. While `T` is still being inferred, TypeScript sees only what this may become, and so keeps `'POST'` in a literal as `'POST'`:
 * beside a type that is not known yet, it would make any text of it, and refuse it later.
 */
export type Literals<T> = [T] extends [NotInferred] ? LiteralData : never
/** Says of each member that is none of `T`'s, at any depth, that it is not known: of what a function returns, TypeScript does not say so. */
export type NoMore<Given, T> = unknown extends T
  ? unknown
  : Given extends Primitive | ((...args: never) => unknown)
    ? unknown
    : Given extends readonly (infer Item)[]
      ? [ItemsOf<T>] extends [never]
        ? unknown
        : readonly NoMore<Item, ItemsOf<T>>[]
      : [MembersOf<T>] extends [never]
        ? unknown
        : { readonly [Name in keyof Given]?: Name extends MembersOf<T> ? NoMore<Given[Name], MemberOf<T, Name>> : CompileError<`"${Name & string}" is not a member that is known here`> }
type MembersOf<T> = T extends Primitive | readonly unknown[] ? never : keyof T
type MemberOf<T, Name> = T extends Primitive | readonly unknown[] ? never : Name extends keyof T ? T[Name] : never
type ItemsOf<T> = T extends readonly (infer Item)[] ? Item : never

interface NotInferred {
  readonly '~notInferred': never
}
type LiteralData = '' | 0 | false | readonly LiteralData[] | { readonly [key: string]: LiteralData }

/** What a block may return: data with expressions in it, an answer of no type, or nothing. */
export type BlockResult = Data | Unknown | void

/** What a block's return value is once it was computed: expressions become what they yield, nothing becomes null. */
export type Value<T> =
  T extends Expression<infer Yield>
    ? Yield
    : T extends Primitive
      ? T
      : T extends { readonly '~choice': true } | { readonly '~try': true }
        ? undefined
        : T extends readonly (infer Item)[]
          ? Value<Item>[]
          : T extends object
            ? { [K in keyof T]: Value<T[K]> }
            : T extends void
              ? null
              : T

/** A type that appears in editors as a sentence when a call is wrong. */
export interface CompileError<Message extends string> {
  readonly '~compileError': Message
}

/** `string` for `'a'`: what a value may become that begins as a literal. */
export type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T extends readonly (infer Item)[] ? Widened<Item>[] : T extends object ? { -readonly [K in keyof T]: Widened<T[K]> } : T
