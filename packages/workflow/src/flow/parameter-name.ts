/**
 * The name of a block's parameter, for variables that a reader understands: `item` for `(item) => …`. Read from the
 * function's text, so that it is there without the compiler; `undefined` for a destructured parameter or none.
 */
export function parameterName(block: unknown, place: 0 | 1): string | undefined {
  const head = /^(?:async\s+)?(?:function\b[^(]*)?\(?([^)=]*)/.exec(String(block))?.[1] ?? ''
  if (/[{[]/.test(head)) return undefined
  const name = head.split(',')[place]?.trim()
  return name !== undefined && /^[A-Za-z_$][\w$]*$/.test(name) ? name : undefined
}
