import { diagnostic, nearName, type Diagnostic } from '@stepwright/asl'
import type { OpenProgram } from './open-program.js'
import { callShape } from './call-shape.js'
import { endNotReturned } from './end-not-returned.js'
import { meantAccess, standIn } from './meant-access.js'
import { meantExport, meantMember } from './meant-member.js'
import { meantPart } from './meant-part.js'
import { meantText } from './meant-text.js'
import { nodesAt } from './nodes-at.js'
import { positionAt } from './place.js'
import { sentenceOf } from './sentence.js'
import { ts } from './typescript.js'
import { wantedText, wantedType } from './wanted-text.js'

/** TypeScript's own errors in some of the author's files. Where a file cannot be parsed, only that is said about it. */
export function findTypeProblems({ program, checker, configuration }: OpenProgram, userFiles: readonly ts.SourceFile[]): Diagnostic[] {
  const ofOptions = [...configuration.problems, ...program.getOptionsDiagnostics()]
  const ofFiles = userFiles.flatMap((source): readonly ts.Diagnostic[] => {
    const syntactic = program.getSyntacticDiagnostics(source)
    return syntactic.length > 0 ? syntactic.slice(0, 1) : innermost(program.getSemanticDiagnostics(source))
  })
  return [...ofOptions, ...ofFiles]
    .filter(({ category, code }) => category === ts.DiagnosticCategory.Error && !irrelevant.has(code))
    .map((problem) => typeDiagnostic(problem, checker, configuration.file ?? program.getCurrentDirectory()))
}

/**
 * Errors about what Node would do with the file by itself: all files are loaded as ES modules, whatever their
 * package.json says. TS1470: `import.meta` in CommonJS; TS1479, TS1541: an ES module imported from CommonJS; TS1295:
 * ES module syntax in CommonJS; TS1309, TS1378: `await` at the top level.
 */
const irrelevant: ReadonlySet<number> = new Set([1295, 1309, 1378, 1470, 1479, 1541, 1543])

/** A wrong call inside a block makes TypeScript reject the block as well: only the call is meant. */
function innermost(all: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  const problems = withoutConsequences(all)
  const extents = problems.map((problem) => ({ problem, ...extentOf(problem) }))
  type Extent = (typeof extents)[number]
  const contains = (outer: Extent, inner: Extent): boolean =>
    outer !== inner && outer.start <= inner.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start
  return extents.filter((outer) => !extents.some((inner) => contains(outer, inner))).map(({ problem }) => problem)
}

/** A function has untyped parameters (TS7006, TS7031) where the call that it is given to is wrong: only the call is meant. */
function withoutConsequences(problems: readonly ts.Diagnostic[]): readonly ts.Diagnostic[] {
  const causes = problems.filter(({ code }) => !untyped.has(code))
  return problems.filter(({ code, file, start = 0 }) => {
    const call = untyped.has(code) && file !== undefined ? callWithFunctionAt(file, start) : undefined
    return call === undefined || !causes.some((cause) => (cause.start ?? 0) >= call.getStart(file) && (cause.start ?? 0) < call.end)
  })
}

const untyped: ReadonlySet<number> = new Set([7006, 7031])

/** The innermost call that has the function around `start` among its arguments. */
function callWithFunctionAt(file: ts.SourceFile, start: number): ts.CallExpression | undefined {
  return nodesAt(file, start).filter(ts.isCallExpression).findLast((node) => node.arguments.some((one) => one.pos <= start && start < one.end))
}

/** What a problem is about. Of a function that fills several lines TypeScript underlines only the first. */
function extentOf({ file, start = 0, length = 0 }: ts.Diagnostic): { readonly start: number; readonly end: number } {
  const whole = file && nodesAt(file, start).find((node) => ts.isFunctionLike(node) && node.getStart(file) === start)
  return { start, end: Math.max(start + length, whole?.end ?? 0) }
}

function typeDiagnostic(found: ts.Diagnostic, checker: ts.TypeChecker, project: string): Diagnostic {
  const { message: said, help } = sentenceOf(found.messageText, found.code)
  const message = said.replace(/(?<= to type ")Expression<undefined>(?=")/, (type) => wantedType(found, checker) ?? type)
  const problem = atMember(found, message)
  const cure = nodeName(problem) ?? help ?? missingPackage(problem) ?? nearLiteral(problem) ?? meantText(problem, checker) ?? wantedText(problem, checker) ?? meantPart(problem, checker) ?? meantAccess(problem, checker) ?? endNotReturned(problem, checker) ?? standIn(problem) ?? meantMember(problem, checker) ?? meantExport(problem, checker) ?? callShape(problem, checker) ?? cures.get(problem.code)
  return diagnostic({
    code: 'build/typescript',
    message,
    location: placeOf(problem, project),
    note: `found by TypeScript (TS${problem.code})`,
    ...(cure !== undefined && { help: cure }),
  })
}

/** What a function returns is checked as a whole: the member that is meant stands somewhere inside. */
function atMember(problem: ts.Diagnostic, message: string): ts.Diagnostic {
  const [, name] = /^"(.*)" is not a member that is known here$/.exec(message) ?? []
  const { file } = problem
  if (name === undefined || file === undefined) return problem
  const { start, end } = extentOf(problem)
  const found: ts.PropertyName[] = []
  const visit = (node: ts.Node): void => {
    if (node.end <= start || node.pos >= end) return
    const isMember = (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) && node.getStart(file) > start
    if (isMember && node.name.getText(file) === name) found.push(node.name)
    ts.forEachChild(node, visit)
  }
  visit(file)
  const [only] = found
  return only === undefined || found.length > 1 ? problem : { ...problem, start: only.getStart(file), length: only.getWidth(file) }
}

const nodeTypes = 'install the types of Node, npm install --save-dev @types/node, and write "types": ["node"] into the compilerOptions of tsconfig.json'

/** Names that Node has, and TypeScript's own help looks for in browsers, too. */
function nodeName({ code, file, start, length }: ts.Diagnostic): string | undefined {
  const name = file === undefined || start === undefined ? '' : file.text.slice(start, start + (length ?? 0))
  return [2580, 2591].includes(code) || ([2304, 2584].includes(code) && ofNode.has(name)) ? nodeTypes : undefined
}

const ofNode: ReadonlySet<string> = new Set(['console', 'process', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'setImmediate', 'fetch', 'URL', 'URLSearchParams', 'AbortController', 'TextEncoder', 'TextDecoder', 'structuredClone', 'performance', 'crypto', '__dirname', '__filename', 'require'])

const cures: ReadonlyMap<number, string> = new Map([
  [2365, 'make both sides of one type'],
  [2367, 'compare with a value that the type has'],
  [18046, 'say what it is where it comes from, as in flow.lambda<{ done: boolean }>(…)'],
])

/** A module that is not there: a package can be installed, a file looked for. */
function missingPackage({ code, messageText }: ts.Diagnostic): string | undefined {
  const [, name = ''] = /^Cannot find module '([^']+)'/.exec(code === 2307 && typeof messageText === 'string' ? messageText : '') ?? []
  if (name === '') return undefined
  if (/^[./#]/.test(name)) return 'look whether the path is right, as seen from this file'
  const [scope = '', inside = ''] = name.split('/')
  return `install it: npm install --save-dev ${name.startsWith('@') ? `${scope}/${inside}` : scope}`
}

function placeOf({ file, start, length }: ts.Diagnostic, project: string): Diagnostic['location'] {
  if (file === undefined || start === undefined) return { source: project, pointer: '', anchor: 'value' }
  const [line, column, size] = positionAt(file, start, start + (length ?? 0))
  return { source: file.fileName, pointer: '', anchor: 'value', callSite: { file: file.fileName, line, column, length: size } }
}

/** The text that was meant among those that the message lists. */
function nearLiteral({ code, messageText }: ts.Diagnostic): string | undefined {
  const { one, known } = literalsIn.get(code)?.exec(ts.flattenDiagnosticMessageText(messageText, '\n'))?.groups ?? {}
  if (one === undefined || known === undefined) return undefined
  const near = nearName(one, [...known.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text))
  return near === undefined ? undefined : `use "${near}"`
}

/** What was written, and what would be known, by the code of the message. */
const wrongArgument = /type '"(?<one>[^"]*)"' is not assignable to parameter of type '(?<known>[^']*)'/
const literalsIn: ReadonlyMap<number, RegExp> = new Map([
  [2345, wrongArgument],
  [2769, wrongArgument],
  [2367, /types '(?<known>.*)' and '"(?<one>[^"]*)"' have no overlap/],
])
