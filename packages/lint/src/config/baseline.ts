import type { Diagnostic } from '@stepwright/asl'

/** Problems that are known and left alone: how often each stands in which file. */
export interface Baseline {
  readonly version: 1
  readonly files: { readonly [file: string]: { readonly [problem: string]: number } }
}

/** A baseline that knows `diagnostics`. `nameOf` gives the name of a file, so that it is the same on every desk. */
export function makeBaseline(diagnostics: readonly Diagnostic[], nameOf: (file: string) => string): Baseline {
  const files: Record<string, Record<string, number>> = {}
  for (const one of diagnostics) {
    const problems = (files[nameOf(one.location.source)] ??= {})
    problems[problemOf(one)] = (problems[problemOf(one)] ?? 0) + 1
  }
  const sorted = <T>(record: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { version: 1, files: sorted(Object.fromEntries(Object.entries(files).map(([file, problems]) => [file, sorted(problems)]))) }
}

/** Those of `diagnostics` that are not known, and how many known ones are gone. */
export function beyondBaseline(diagnostics: readonly Diagnostic[], { files }: Baseline, nameOf: (file: string) => string): { readonly fresh: readonly Diagnostic[]; readonly gone: number } {
  const left = new Map<string, number>(Object.entries(files).flatMap(([file, problems]) => Object.entries(problems).map(([problem, times]) => [`${file}\n${problem}`, times] as const)))
  const fresh = diagnostics.filter((one) => {
    const key = `${nameOf(one.location.source)}\n${problemOf(one)}`
    const times = left.get(key) ?? 0
    if (times > 0) left.set(key, times - 1)
    return times === 0
  })
  return { fresh, gone: [...left.values()].reduce((sum, times) => sum + times, 0) }
}

/** Whether a value that was read is a baseline of ours. */
export function isBaseline(value: unknown): value is Baseline {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'files' in value && typeof value.files === 'object' && value.files !== null
}

/** Lines move and words change; what is wrong where stays. */
const problemOf = ({ code, location }: Diagnostic): string => `${code} ${location.pointer}`
