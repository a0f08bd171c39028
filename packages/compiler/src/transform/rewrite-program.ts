import type { Diagnostic } from '@stepwright/asl'
import type { OpenProgram } from '../program/open-program.js'
import { problemDiagnostic } from '../program/problem.js'
import { askChecker } from '../program/questions.js'
import { findTypeProblems } from '../program/type-problems.js'
import { isJson } from '../program/user-files.js'
import { checkReferences } from '../references/check-references.js'
import type { Seeds } from '../references/facts.js'
import { followReferences, type References } from '../references/follow-references.js'
import { rewriteFile, type RewrittenFile } from './rewrite-file.js'

/** The author's files as they are executed, still TypeScript, and everything that is wrong with them. */
export interface RewrittenProgram extends Pick<References, 'facts' | 'reaches'> {
  readonly files: ReadonlyMap<string, RewrittenFile>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Rewrites all user files of a Program, or, with what is known of the others, the fresh ones. Where TypeScript finds an error in a file,
 * ours would only repeat it.
 */
export function rewriteProgram(open: OpenProgram, seeds?: Seeds): RewrittenProgram {
  const fresh = seeds === undefined ? open.userFiles : open.userFiles.filter(({ fileName }) => seeds.fresh.has(fileName))
  const typeProblems = findTypeProblems(open, fresh)
  const wrong = new Set(typeProblems.map(({ location }) => location.source))
  const isFollowed = (source: (typeof fresh)[number]): boolean => !isJson(source) && !wrong.has(source.fileName)
  const sources = fresh.filter(isFollowed)
  const questions = askChecker(open.program)
  const references = followReferences(questions, open.userFiles.filter(isFollowed), seeds)
  const files = new Map(sources.map((source) => [source.fileName, rewriteFile(questions, references, source)]))
  const problems = sources.flatMap((source) => [...checkReferences(questions, references, source), ...(files.get(source.fileName)?.problems ?? [])])
  return { files, diagnostics: [...typeProblems, ...problems.map(problemDiagnostic)], facts: references.facts, reaches: references.reaches }
}
