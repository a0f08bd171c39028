/** How text is marked on a terminal; on anything else, not at all. */
export interface Style {
  readonly bold: Paint
  readonly dim: Paint
  readonly red: Paint
  readonly yellow: Paint
  readonly green: Paint
  readonly blue: Paint
}
type Paint = (text: string) => string

/** What decides whether there is colour. */
export interface StyleFacts {
  readonly isTerminal: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** `--no-color` was given. */
  readonly noColor: boolean
}

/** Colour on a terminal only, and not against anyone's will. @see https://no-color.org */
export function chooseStyle({ isTerminal, env, noColor }: StyleFacts): Style {
  if (noColor || isSet(env['NO_COLOR'])) return plainStyle
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] === '0' ? plainStyle : colourStyle
  return isTerminal && env['TERM'] !== 'dumb' ? colourStyle : plainStyle
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''
const same: Paint = (text) => text

/** For files, pipes and tests. */
export const plainStyle: Style = { bold: same, dim: same, red: same, yellow: same, green: same, blue: same }

/** @see https://learn.microsoft.com/en-us/windows/console/console-virtual-terminal-sequences#text-formatting */
const colourStyle: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  yellow: paint(33, 39),
  green: paint(32, 39),
  blue: paint(36, 39),
}

function paint(on: number, off: number): Paint {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`)
}
