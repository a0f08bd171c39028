import { patternMachine } from './pattern-machine.js'
import { firstMatch } from './run-pattern.js'

/** What JSONata asks of a regular expression. */
export interface BoundedRegExp {
  lastIndex: number
  exec(text: string): RegExpExecArray | null
}

/**
 * A regular expression that does not search where nothing can match: an automaton finds in linear time whether and where the
 * first match begins, and only there JavaScript's engine looks for its groups. So `/(a+)+b/` on a long row of a's ends at once.
 * Unbounded stay patterns that the automaton cannot say (lookaround, back references), which run in JavaScript's engine alone,
 * and a place that matches only after very many ways that do not.
 */
export function boundedRegExp(pattern: RegExp): BoundedRegExp {
  const flags = pattern.flags.replace(/[gy]/g, '')
  const machine = patternMachine(pattern.source, { flags, isUnicode: pattern.unicode })
  const anywhere = new RegExp(pattern.source, `${flags}g`)
  const here = new RegExp(pattern.source, `${flags}y`)
  return {
    lastIndex: 0,
    exec(text) {
      const start = machine === undefined ? this.lastIndex : firstMatch(machine, text, this.lastIndex)
      const engine = machine === undefined ? anywhere : here
      engine.lastIndex = start ?? 0
      const found = start === undefined ? null : engine.exec(text)
      this.lastIndex = found === null ? 0 : engine.lastIndex
      return found
    },
  }
}
