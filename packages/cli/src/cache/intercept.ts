/** What is told of a call: before it is made, and, with what it yields, after it succeeded. */
export type Told = (args: readonly unknown[]) => ((result: unknown) => unknown) | void

/**
 * Puts a function in front of `owner[name]` that tells of its calls and is like it otherwise. What `told` yields is given the result, and
 * may put another in its place.
 */
export function intercept(owner: object, name: string, told: Told): void {
  const original: unknown = Reflect.get(owner, name)
  if (typeof original !== 'function') return
  const after = (args: readonly unknown[], make: () => unknown): unknown => {
    const seen = told(args)
    const result = make()
    if (seen === undefined) return result
    return result instanceof Promise ? result.then(seen) : seen(result)
  }
  const proxy: object = new Proxy(original, {
    apply: (target, self, args: unknown[]) => after(args, () => Reflect.apply(target, self, args)),
    construct: (target, args: unknown[], by) => {
      told(args)
      return Reflect.construct(target, args, by === proxy ? target : by)
    },
  })
  // what cannot be replaced hands on to what can: `crypto.getRandomValues` to that of `webcrypto`
  Reflect.defineProperty(owner, name, { value: proxy, writable: true, configurable: true, enumerable: Object.getOwnPropertyDescriptor(owner, name)?.enumerable ?? true })
}
