import { cutToWidth, displayText, displayWidth, padToWidth } from '../terminal/display-width.js'
import type { Style } from '../terminal/style.js'
import type { Row } from './row.js'

/** How rows are rendered. */
export interface RowLook {
  readonly style: Style
  /** Columns of the terminal. */
  readonly width: number
  /** More rows than these are only counted. */
  readonly most: number
}

/** Rows as lines in two columns, cut to the width. */
export function renderRows(rows: readonly Row[], { style, width, most }: RowLook): string[] {
  const shown = rows.length > most ? rows.slice(0, most - 1) : rows
  const column = Math.min(Math.max(0, ...shown.map((row) => displayWidth(leftOf(row)))), Math.floor(width / 2))
  const lines = shown.map((row) => {
    const left = padToWidth(cutToWidth(leftOf(row), column), column)
    const goesTo = cutToWidth(displayText(row.goesTo ?? ''), Math.floor(width / 3))
    const right = cutToWidth(displayText(row.right), width - column - 2 - displayWidth(goesTo))
    return (row.isArrow === true ? style.dim(`${left}  ${right}`) : `${left}  ${style.blue(right)}${goesTo}`).trimEnd()
  })
  return shown.length === rows.length ? lines : [...lines, style.dim(`  … and ${rows.length - shown.length} more lines`)]
}

function leftOf({ depth, left }: Row): string {
  return `${'  '.repeat(depth + 1)}${displayText(left)}`
}
