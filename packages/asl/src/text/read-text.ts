import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js'
import type { Outcome } from '../diagnostics/outcome.js'
import { json } from '../source/json.js'
import { lineColumnAt } from '../source/line-column.js'
import type { SourceText } from '../source/span-at.js'
import type { Syntax } from '../source/syntax.js'
import type { TextProblem } from '../source/text-problem.js'
import { wordings } from './wordings.js'

/** A value that was read, what is wrong with its text, and the text, in which each part of it can be found. */
export interface ReadText extends Outcome<unknown> {
  readonly source: SourceText
}

/**
 * Reads JSON, or YAML with the syntax that `loadYaml` gives. Never throws; reads on after a problem, and gives no value only
 * where nothing can be made of the text. `${Placeholder}`s need no quotes.
 */
export function readText(text: string, { file, syntax = json }: { readonly file: string; readonly syntax?: Syntax | undefined }): ReadText {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const { value, problems, find } = syntax.parse(plain)
  const source: SourceText = { file, text: plain, syntax: syntax.name, find }
  return { value, source, diagnostics: problems.map((problem) => told(problem, source)) }
}

function told(problem: TextProblem, source: SourceText): Diagnostic {
  const { kind, pointer, span, first } = problem
  const { name, ...words } = wordings[kind](problem, source)
  const location = { source: source.file, pointer, anchor: 'value' as const, span }
  if (first === undefined) return diagnostic({ code: `syntax/${name}`, location, ...words })
  const { line } = lineColumnAt(source, first.start)
  return diagnostic({
    code: `syntax/${name}`,
    location: { ...location, anchor: 'key' },
    related: [{ message: `first written here, on line ${line}`, location: { ...location, anchor: 'key', span: first } }],
    ...words,
  })
}
