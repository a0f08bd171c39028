// Texts.
export { makeLinter, type Linter, type LintResult } from './runner/make-linter.js'
export { defaultSettings, type ConfiguredIgnore, type Settings } from './runner/settings.js'
export type { TextFacts } from './rule/lint-with.js'

// Files, and what configures them.
export { findDefinitions, type FoundDefinitions } from './config/find-definitions.js'
export { findConfig, readConfig } from './config/read-config.js'
export { lintFiles, type LintedFiles, type LintRequest } from './config/lint-files.js'
export { beyondBaseline, isBaseline, makeBaseline, type Baseline } from './config/baseline.js'
export type { FixKind } from './runner/fix-text.js'
export { awsLocationOf } from './runner/aws-location.js'

// The command, for `stepwright lint` and for the bin of its own.
export { runLint, type LintCall } from './command/run-lint.js'

// Machines inside other files, such as templates.
export { readHosted } from './hosts/read-hosted.js'

// Reports.
export { reporters } from './reporters/reporters.js'
export type { Reporter, ReportContext } from './reporters/reporter.js'

// Rules and codes, for tools that list them.
export { codes, type CodeFacts } from './rules/codes.js'
export { rules } from './rules/rules.js'
export type { Rule } from './rule/define-rule.js'
export type { Words, Wordings } from './rule/finding.js'
