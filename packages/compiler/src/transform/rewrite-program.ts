import type { Diagnostic } from '@stepwright/asl'
import type { OpenProgram } from '../program/open-program.js'
import { problemDiagnostic } from '../program/problem.js'
import { askChecker } from '../program/questions.js'
import { findTypeProblems } from '../program/type-problems.js'
import { isJson } from '../program/user-files.js'
import { checkReferences } from '../references/check-references.js'
import { followReferences } from '../references/follow-references.js'
import { rewriteFile, type RewrittenFile } from './rewrite-file.js'

/** The author's files as they are executed, still TypeScript, and everything that is wrong with them. */
export interface RewrittenProgram {
  readonly files: ReadonlyMap<string, RewrittenFile>
  readonly diagnostics: readonly Diagnostic[]
}

/** Rewrites all user files of a Program. Where TypeScript finds an error in a file, ours would only repeat it. */
export function rewriteProgram(open: OpenProgram): RewrittenProgram {
  const typeProblems = findTypeProblems(open)
  const wrong = new Set(typeProblems.map(({ location }) => location.source))
  const sources = open.userFiles.filter((source) => !isJson(source) && !wrong.has(source.fileName))
  const questions = askChecker(open.program)
  const references = followReferences(questions, sources)
  const files = new Map(sources.map((source) => [source.fileName, rewriteFile(questions, references, source)]))
  const problems = sources.flatMap((source) => [...checkReferences(questions, references, source), ...(files.get(source.fileName)?.problems ?? [])])
  return { files, diagnostics: [...typeProblems, ...problems.map(problemDiagnostic)] }
}
