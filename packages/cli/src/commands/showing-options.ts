/** How a build is shown, which its result does not depend on. */
export interface ShowingOptions {
  readonly check: boolean
  readonly reporter: ReporterName
}

/** The name of a reporter. */
export type ReporterName = (typeof reporterNames)[number]

/** All of them. */
export const reporterNames = ['pretty', 'json'] as const

/** Reads these options; `undefined` where the reporter is none. */
export function readShowing(flags: ReadonlyMap<string, string>): ShowingOptions | undefined {
  const reporter = reporterNames.find((name) => name === (flags.get('reporter') ?? 'pretty'))
  return reporter && { check: flags.has('check'), reporter }
}
