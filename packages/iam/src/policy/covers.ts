/**
 * Whether a Resource pattern of a policy holds an ARN, or all that another pattern holds. `*` and `?` stand for anything in the last
 * piece of an ARN, colons too, and within their own piece before it; a lone `*` for everything. Placeholders are letters like others.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function covers(pattern: string, arn: string): boolean {
  if (pattern === '*' || pattern === arn) return true
  if (!pattern.includes('*') && !pattern.includes('?')) return false
  const [patternPieces, pieces] = [piecesOf(pattern), piecesOf(arn)]
  return patternPieces.length === pieces.length && patternPieces.every((piece, index) => matchesWildcard(piece, pieces[index] ?? ''))
}

/** Whether a text matches a pattern with `*` and `?`. */
export function matchesWildcard(pattern: string, text: string): boolean {
  // two pointers, going back to the last star: no pattern takes long
  let [at, star, from] = [0, -1, 0]
  let position = 0
  while (position < text.length) {
    if (pattern[at] === '*') {
      star = at++
      from = position
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[position])) {
      at++
      position++
    } else if (star >= 0) {
      at = star + 1
      position = ++from
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}

/** The six pieces of an ARN; a placeholder such as `${AWS::Region}` has no colons of its own then. */
function piecesOf(arn: string): string[] {
  const pieces = arn.replace(/\$\{[^}]*\}/g, (written) => written.replaceAll(':', '\u0000')).split(':')
  return pieces.length <= 6 ? pieces : [...pieces.slice(0, 5), pieces.slice(5).join(':')]
}
