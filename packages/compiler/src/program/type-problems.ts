import { diagnostic, nearName, type Diagnostic } from '@stepwright/asl'
import type { OpenProgram } from './open-program.js'
import { positionAt } from './place.js'
import { sentenceOf } from './sentence.js'
import { ts } from './typescript.js'

/** TypeScript's own errors in the author's files. Where a file cannot be parsed, only that is said about it. */
export function findTypeProblems({ program, userFiles, configuration }: OpenProgram): Diagnostic[] {
  const ofOptions = [...configuration.problems, ...program.getOptionsDiagnostics()]
  const ofFiles = userFiles.flatMap((source): readonly ts.Diagnostic[] => {
    const syntactic = program.getSyntacticDiagnostics(source)
    return syntactic.length > 0 ? syntactic.slice(0, 1) : program.getSemanticDiagnostics(source)
  })
  return [...ofOptions, ...ofFiles]
    .filter(({ category, code }) => category === ts.DiagnosticCategory.Error && !irrelevant.has(code))
    .map((problem) => typeDiagnostic(problem, configuration.file ?? program.getCurrentDirectory()))
}

/**
 * Errors about what Node would do with the file by itself: all files are loaded as ES modules, whatever their
 * package.json says. TS1470: `import.meta` in CommonJS; TS1479, TS1541: an ES module imported from CommonJS; TS1295:
 * ES module syntax in CommonJS; TS1309, TS1378: `await` at the top level.
 */
const irrelevant: ReadonlySet<number> = new Set([1295, 1309, 1378, 1470, 1479, 1541, 1543])

function typeDiagnostic(problem: ts.Diagnostic, project: string): Diagnostic {
  const { message, help } = sentenceOf(problem.messageText)
  const place = placeOf(problem, project)
  const cure = help ?? nearCase(problem) ?? nearMember(problem)
  return diagnostic({ code: 'build/typescript', message, location: place, note: `TypeScript says so (TS${problem.code})`, ...(cure !== undefined && { help: cure }) })
}

function placeOf({ file, start, length }: ts.Diagnostic, project: string): Diagnostic['location'] {
  if (file === undefined || start === undefined) return { source: project, pointer: '', anchor: 'value' }
  const [line, column, size] = positionAt(file, start, start + (length ?? 0))
  return { source: file.fileName, pointer: '', anchor: 'value', callSite: { file: file.fileName, line, column, length: size } }
}

/** `This comparison appears to be unintentional because the types '…' and '"service_X"' have no overlap`: the near member. */
function nearCase({ code, messageText }: ts.Diagnostic): string | undefined {
  if (code !== 2367 || typeof messageText !== 'string') return undefined
  const [, left = '', right = ''] = /types '(.*)' and '(.*)' have no overlap/.exec(messageText) ?? []
  const literals = (type: string): string[] => [...type.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text)
  const [one] = literals(right)
  const near = one === undefined ? undefined : nearName(one, literals(left))
  return near === undefined ? undefined : `use "${near}"`
}

/** A member that an object literal may not have: TypeScript offers a near one for some of these errors only. */
function nearMember({ code, messageText }: ts.Diagnostic): string | undefined {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ')
  const [, missing] = code === 2741 ? (/Property '(.*?)' is missing/.exec(text) ?? []) : []
  return missing === undefined ? undefined : `add "${missing}"`
}
