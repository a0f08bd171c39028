import type { Store } from './store.js'

/** Definitions by number: many executions have the same, and each is stored once. */
export interface Definitions {
  readonly numberOf: (definition: string) => string
  readonly textOf: (number: string) => string
}

export function definitionsIn(store: Store): Definitions {
  const keys = store.keys(prefix)
  const texts = new Map(keys.map((key): [string, string] => [key.slice(prefix.length), String(store.get(key))]))
  const numbers = new Map([...texts].map(([number, text]): [string, string] => [text, number]))
  return {
    numberOf: (definition) => {
      const known = numbers.get(definition)
      if (known !== undefined) return known
      const number = String(texts.size + 1)
      texts.set(number, definition)
      numbers.set(definition, number)
      store.put(prefix + number, definition)
      return number
    },
    textOf: (number) => texts.get(number) ?? number,
  }
}

const prefix = 'definition '
