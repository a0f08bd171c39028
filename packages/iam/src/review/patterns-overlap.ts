/**
 * Whether some ARN fits both patterns, wherever it is. `*`, `?` and placeholders stand for anything, within their piece of the ARN, or to its end in the
 * last piece. What cannot be told overlaps.
 */
export function patternsOverlap(a: string, b: string): boolean {
  const [pieces, others] = [piecesOf(a), piecesOf(b)]
  if (pieces === undefined || others === undefined) return true
  // a wrong Region or account is said by a rule of its own
  return [1, 2, 5].every((index) => textsOverlap(pieces[index] ?? '', others[index] ?? ''))
}

/** The six pieces of an ARN with its placeholders as `*`; `undefined` for what is no ARN, or no more than a placeholder. */
function piecesOf(arn: string): readonly string[] | undefined {
  const plain = arn.replace(/\$\{[^}]*\}/g, '*')
  const pieces = plain.split(':')
  if (pieces[0] !== 'arn' || pieces.length < 6) return undefined
  return [...pieces.slice(0, 5), pieces.slice(5).join(':')]
}

/** Whether some text fits both patterns, with `*` and `?` in either: one row for each place in `a`, one cell for each in `b`. */
export function textsOverlap(a: string, b: string): boolean {
  let row: boolean[] = [true]
  for (const right of b) row.push(right === '*' && row.at(-1) === true)
  for (const left of a) {
    const next: boolean[] = [left === '*' && row[0] === true]
    for (const [index, right] of [...b].entries()) {
      // a star stands for nothing more, or for one more letter of the other side
      if (left === '*' || right === '*') next.push(row[index + 1] === true || next[index] === true)
      else next.push((left === right || left === '?' || right === '?') && row[index] === true)
    }
    row = next
  }
  return row.at(-1) === true
}
