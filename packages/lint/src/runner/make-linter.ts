import { readText, sortDiagnostics, type Diagnostic, type SourceText } from '@stepwright/asl'
import { lintWith, type TextFacts } from '../rule/lint-with.js'
import { makeRunner } from '../rule/run-rules.js'
import { activeRules, readingSeverity, type Settings } from './settings.js'
import { suppress } from './suppress.js'

/** What is to be said about a text, in order, and the text. */
export interface LintResult {
  readonly diagnostics: readonly Diagnostic[]
  readonly source: SourceText
}

/** Lints texts, one at a time, all by the same settings. */
export interface Linter {
  lint(text: string, facts: TextFacts): Promise<LintResult>
}

/** A linter that is set up once for any number of texts. */
export function makeLinter(settings: Settings): Linter {
  const run = makeRunner(activeRules(settings))
  const asked = Object.keys(settings.rules).length > 0
  return {
    async lint(text, facts) {
      const { file, type = settings.type, today } = facts
      const { diagnostics, source, syntax } = await lintWith(run, text, { file, type, syntax: facts.syntax, today })
      const counted = asked ? diagnostics.flatMap((one) => count(one, settings)) : diagnostics
      const document = (): unknown => readText(text, { file, syntax }).value
      const shown = suppress(counted, { source, document, settings })
      // what nobody hides is in order as it is
      return { diagnostics: shown === diagnostics ? diagnostics : sortDiagnostics(shown), source }
    },
  }
}

function count(one: Diagnostic, settings: Settings): readonly Diagnostic[] {
  const severity = readingSeverity(one.code, one.severity, settings)
  return severity === 'off' ? [] : [severity === one.severity ? one : { ...one, severity }]
}
