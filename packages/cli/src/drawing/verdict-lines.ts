import type { Mismatch } from '@stepwright/simulator'
import { displayText } from '../terminal/display-width.js'
import type { Style } from '../terminal/style.js'

/** A scenario in a line, and what is not as expected below it. */
export function verdictLines({ name, mismatches }: { readonly name: string; readonly mismatches: readonly Mismatch[] }, style: Style): string {
  const mark = mismatches.length === 0 ? style.green('✓') : style.red('✗')
  const below = mismatches.flatMap(({ message, details }) => [`    ${style.red(displayText(message))}`, ...details.map((line) => `      ${displayText(line)}`)])
  return [`  ${mark} ${displayText(name)}`, ...below].map((line) => `${line}\n`).join('')
}
