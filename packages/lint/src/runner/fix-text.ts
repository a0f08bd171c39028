import { readText, type Diagnostic, type Fix, type Syntax } from '@stepwright/asl'
import type { TextFacts } from '../rule/lint-with.js'
import { changeFor, editText, type TextChange } from './edit-text.js'
import type { Linter, LintResult } from './make-linter.js'

/** A text after fixing, what is left to say about it, and how many problems went away. */
export interface Fixed extends LintResult {
  readonly text: string
  readonly fixed: number
}

/** `safe`: changes that cannot alter what the machine does; `review`: the others too. */
export type FixKind = Fix['kind']

/** Mends what can be mended, over and over, since one change may make room for another. A change that mends nothing is undone. */
export async function fixText(text: string, facts: TextFacts, { linter, kind, syntax }: { readonly linter: Linter; readonly kind: FixKind; readonly syntax?: Syntax }): Promise<Fixed> {
  let current = text
  let result = await linter.lint(text, facts)
  let fixed = 0
  for (let round = 0; round < mostRounds; round++) {
    const changes = chooseChanges(result, current, { kind, file: facts.file, ...(syntax === undefined ? {} : { syntax }) })
    if (changes.length === 0) break
    const next = editText(result.source.text, changes)
    const after = await linter.lint(next, facts)
    if (after.diagnostics.length >= result.diagnostics.length) break
    fixed += result.diagnostics.length - after.diagnostics.length
    current = next
    result = after
  }
  return { ...result, text: current, fixed }
}

const mostRounds = 10

interface Choice {
  readonly kind: FixKind
  readonly file: string
  readonly syntax?: Syntax
}

/** The changes of the first fix of each diagnostic, without those that touch an earlier one's. */
function chooseChanges({ diagnostics, source }: LintResult, text: string, { kind, file, syntax }: Choice): readonly TextChange[] {
  const fixes = diagnostics.flatMap((one) => fixOf(one, kind))
  if (fixes.length === 0) return []
  const document = readText(text, { file, ...(syntax === undefined ? {} : { syntax }) }).value
  const chosen: TextChange[] = []
  for (const { edits } of fixes) {
    const changes = edits.map((edit) => changeFor(edit, source, document))
    const possible = changes.filter((change) => change !== undefined)
    if (possible.length === changes.length && !possible.some((change) => chosen.some((other) => touches(change, other)))) chosen.push(...possible)
  }
  return chosen
}

function fixOf({ fixes }: Diagnostic, kind: FixKind): readonly Fix[] {
  const fix = fixes.find((one) => one.kind === 'safe' || kind === 'review')
  return fix === undefined ? [] : [fix]
}

const touches = (a: TextChange, b: TextChange): boolean => a.span.start <= b.span.end && b.span.start <= a.span.end
