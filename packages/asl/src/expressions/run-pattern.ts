import type { PatternMachine } from './pattern-machine.js'

/** Whether the pattern matches the whole of `text`. */
export function matchesWhole(machine: PatternMachine, text: string): boolean {
  let places = reach(machine, [[machine.start, 0]], 0, text)
  let at = 0
  while (at < text.length && places.size > 0) {
    const character = characterAt(machine, text, at)
    at += character.length
    places = reach(machine, read(machine, places, character), at, text)
  }
  return at === text.length && places.has(machine.accept)
}

/** Where the first match at or behind `from` begins; `undefined` where there is none. */
export function firstMatch(machine: PatternMachine, text: string, from: number): number | undefined {
  let best: number | undefined
  let places = reach(machine, [[machine.start, from]], from, text)
  for (let at = from; ; ) {
    const accepted = places.get(machine.accept)
    if (accepted !== undefined && (best === undefined || accepted < best)) best = accepted
    if (at >= text.length) return best
    const character = characterAt(machine, text, at)
    at += character.length
    const begun = read(machine, places, character).filter(([, start]) => best === undefined || start < best)
    if (best !== undefined && begun.length === 0) return best
    places = reach(machine, best === undefined ? [...begun, [machine.start, at]] : begun, at, text)
  }
}

/** A place of the automaton, and where in the text the way to it began. */
type Thread = readonly [place: number, start: number]

function read({ steps }: PatternMachine, places: ReadonlyMap<number, number>, character: string): Thread[] {
  const next: Thread[] = []
  for (const [place, start] of places) {
    const step = steps[place]
    if (step?.kind === 'character' && step.matches(character)) next.push([step.next, start])
  }
  return next
}

/** The places that can be reached without reading a character. The earliest ways come first, and the first one to a place counts. */
function reach({ steps }: PatternMachine, from: readonly Thread[], at: number, text: string): Map<number, number> {
  const reached = new Map<number, number>()
  for (const [first, start] of from) {
    const waiting = [first]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (reached.has(place)) continue
      reached.set(place, start)
      const step = steps[place]
      if (step?.kind === 'split') waiting.push(...step.next)
      if (step?.kind === 'edge' && step.holds(text, at)) waiting.push(step.next)
    }
  }
  return reached
}

function characterAt({ isUnicode }: PatternMachine, text: string, at: number): string {
  return isUnicode ? String.fromCodePoint(text.codePointAt(at) ?? 0) : (text[at] ?? '')
}
