/** Where something was written in TypeScript. `line` and `column` count from 1. */
export interface CallSite {
  readonly file: string
  readonly line: number
  readonly column: number
  /** How many characters the underlined piece has, when it is known. */
  readonly length?: number
  /** The call that led here, when this one stands in a function the author called: outermost last. */
  readonly calledFrom?: CallSite
}

/** `src/release.workflow.ts:12:5`. */
export function formatCallSite(site: CallSite): string {
  return `${site.file}:${site.line}:${site.column}`
}
