import { misuse } from './misuse.js'

const ends: unique symbol = Symbol.for('stepwright.ended') as never

/** What a verb returns behind which nothing runs. A block may return it; any other use throws. */
export function ended(stateName: string): never {
  const target = Object.defineProperty(() => {}, ends, { value: true })
  const refuse = (): never => {
    throw misuse({
      code: 'flow/step-after-end',
      message: `the result of "${stateName}" is used, but nothing runs after that state`,
      help: `remove what uses it, or move it before "${stateName}"`,
    })
  }
  const run = (): never => {
    throw misuse({
      code: 'flow/step-after-end',
      message: `"${stateName}" stands where a function belongs, and has been recorded already`,
      help: 'write () => before it, so that it is recorded inside',
    })
  }
  const get = (_target: object, key: string | symbol): unknown => (key === ends ? true : typeof key === 'symbol' || key.startsWith('~') ? undefined : refuse())
  return new Proxy(target, { get, apply: run, ownKeys: refuse }) as never
}

/** Whether a block returned the result of `fail` or `succeed`. */
export function isEnded(value: unknown): boolean {
  return typeof value === 'function' && (value as { readonly [ends]?: boolean })[ends] === true
}
