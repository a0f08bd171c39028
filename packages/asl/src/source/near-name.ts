/** The candidate that a person most likely meant by `name`, if one is near enough: `nearName('Shp', ['Ship', 'Pay'])` is `Ship`. No more than `most` letters may be wrong, and no more than a third of them. */
export function nearName(name: string, candidates: Iterable<string>, most = Infinity): string | undefined {
  const wanted = name.toLowerCase()
  // a name of one or two letters is near to any other
  const limit = wanted.length < 3 ? 0 : Math.min(most, Math.max(1, Math.floor(wanted.length / 3)))
  let best: string | undefined
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    // as many letters at least are wrong as one has more
    if (candidate === name || Math.abs(candidate.length - name.length) >= bestDistance) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; where that takes `enough` or more, any number from there on. */
function editDistance(a: string, b: string, enough: number): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  let leastBefore = 0
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      let best = Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) best = Math.min(best, (beforePrevious[column - 2] ?? 0) + 1)
      current.push(best)
      if (best < least) least = best
    }
    // what follows is made of the last two rows, and never less than the least in them
    if (least >= enough && leastBefore >= enough) return enough
    leastBefore = least
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
