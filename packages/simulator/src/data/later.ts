/**
 * What is there already, or comes. What is there is not waited for: states in JSONPath need nothing from outside, and a promise for
 * each of their steps would take longer than the steps.
 */
export type Later<T> = T | Promise<T>

/** Goes on with `value`, at once if it is there. */
export function andThen<T, U>(value: Later<T>, next: (value: T) => Later<U>): Later<U> {
  return value instanceof Promise ? value.then(next) : next(value)
}
