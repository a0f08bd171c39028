/** What a service answers, with every member there: the SDK calls nearly all of them optional, and reading one would never end with question marks. */
export type Sure<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Item)[]
    ? Sure<NonNullable<Item>>[]
    : T extends object
      ? { [K in keyof T]-?: Sure<NonNullable<T[K]>> }
      : T
