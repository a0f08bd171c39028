import type { Definition, DiagnosticCode, Severity } from '@stepwright/asl'
import type { ActiveRule } from '../rule/run-rules.js'
import type { CodeFacts } from '../rules/codes.js'
import { rules } from '../rules/rules.js'

/** How a run was asked for: from configuration and flags. */
export interface Settings {
  /** `recommended` shows errors and warnings; `strict` shows all, some of it as more serious. */
  readonly preset: 'recommended' | 'strict'
  /** What single codes count as, whatever the preset says. */
  readonly rules: { readonly [code: string]: Severity | 'off' }
  readonly ignore: readonly ConfiguredIgnore[]
  /** Of definitions that do not say; STANDARD when left out. */
  readonly type?: Definition['type']
}

/** Findings that the configuration hides, and why. */
export interface ConfiguredIgnore {
  readonly code: string
  /** Whether it is about a file; about all when left out. */
  readonly covers?: (file: string) => boolean
  readonly reason: string
}

export const defaultSettings: Settings = { preset: 'recommended', rules: {}, ignore: [] }

/** What findings of a code count as; `off` for those that are not shown. */
export function severityOf({ code, severity, strict }: CodeFacts, settings: Settings): Severity | 'off' {
  const asked = settings.rules[code]
  if (asked !== undefined) return asked
  if (settings.preset === 'strict') return strict ?? severity
  return severity === 'info' ? 'off' : severity
}

/** The rules to run, each with the severity that its findings have. */
export function activeRules(settings: Settings): readonly ActiveRule[] {
  return rules.flatMap((rule) => {
    const severity = severityOf(rule, settings)
    return severity === 'off' ? [] : [{ rule, severity }]
  })
}

/** What was found while reading counts as what it was reported as, unless it was asked for otherwise. */
export function readingSeverity(code: DiagnosticCode, severity: Severity, settings: Settings): Severity | 'off' {
  return settings.rules[code] ?? severity
}
