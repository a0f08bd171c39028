/** Methods of arrays that hand their items to a function. */
export const arrayCallbacks: ReadonlySet<string> = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'flatMap', 'forEach', 'map', 'some'])

/** Methods of arrays that yield items of the array, as an array. */
export const arrayCopies: ReadonlySet<string> = new Set(['concat', 'filter', 'flat', 'reverse', 'slice', 'sort', 'toReversed', 'toSorted', 'values'])

/** Methods of arrays that yield one item. */
export const arrayItems: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'pop', 'shift'])

/** Functions and methods of JavaScript that keep a value, and do not look into it. */
export const keepers: ReadonlySet<string> = new Set(['add', 'assign', 'concat', 'debug', 'error', 'fill', 'freeze', 'info', 'log', 'of', 'push', 'resolve', 'seal', 'set', 'splice', 'unshift', 'warn', 'with'])
