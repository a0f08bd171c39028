import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One source file: where it stands, and what it takes from and gives to others. */
export interface Module {
  readonly path: string
  /** Name of the package's folder: `asl`. */
  readonly package: string
  /** Path inside `src/`: `model/state.ts`. */
  readonly inside: string
  /** First folder below `src/`, or undefined for an entry point. */
  readonly folder: string | undefined
  readonly isTest: boolean
  readonly lines: number
  readonly imports: readonly Import[]
  readonly exportsDefault: boolean
  readonly exportsStar: boolean
  /** All it does is pass on what other files export; to pass on a library is not that, but the library's one door. */
  readonly onlyPassesOn: boolean
  readonly syntaxError: string | undefined
}

export interface Import {
  readonly specifier: string
  readonly line: number
  readonly typeOnly: boolean
  /** Path from the root that a relative specifier means: `packages/asl/src/model/state.ts`. */
  readonly target: string | undefined
}

/** Reads one file with a real parser; `import type`, `export … from`, `import()` and `import('…').Type` are imports too. */
export function readModule(path: string, text: string): Module {
  const { program, module, errors } = parseSync(path, text)
  const [, name = '', inside = ''] = /^packages\/([^/]+)\/src\/(.+)$/.exec(path) ?? []
  const exported = module.staticExports.flatMap(({ entries }) => entries)
  const found = [
    ...module.staticImports.map((each) => ({
      specifier: each.moduleRequest.value,
      start: each.start,
      typeOnly: text.slice(each.start, each.end).startsWith('import type') || (each.entries.length > 0 && each.entries.every(({ isType }) => isType)),
    })),
    ...exported.flatMap((each) => (each.moduleRequest ? [{ specifier: each.moduleRequest.value, start: each.start, typeOnly: each.isType }] : [])),
    ...importExpressions(program),
  ]
  return {
    path,
    package: name,
    inside,
    folder: inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : undefined,
    isTest: /\.(test|test-d|bench)\.ts$|(^|\/)fixtures\//.test(inside),
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: found.map(({ specifier, start, typeOnly }) => ({ specifier, line: text.slice(0, start).split('\n').length, typeOnly, target: targetOf(path, specifier) })),
    exportsDefault: exported.some(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default'),
    exportsStar: program.body.some(({ type }) => type === 'ExportAllDeclaration'),
    onlyPassesOn: passesOn(program.body) && found.every(({ specifier }) => specifier.startsWith('.')),
    syntaxError: errors[0]?.message,
  }
}

function targetOf(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts')
}

interface Statement {
  readonly type: string
  readonly declaration?: unknown
}

function passesOn(body: readonly Statement[]): boolean {
  const exportsAny = body.some(({ type }) => type.startsWith('Export'))
  const passing = (statement: Statement) =>
    statement.type === 'ImportDeclaration' ||
    statement.type === 'ExportAllDeclaration' ||
    (statement.type === 'ExportNamedDeclaration' && !statement.declaration)
  return exportsAny && body.every(passing)
}

/** `import('…')` as a value and as a type: the module record has neither the latter nor plain specifiers of the former. */
function importExpressions(root: unknown): { specifier: string; start: number; typeOnly: boolean }[] {
  const found: { specifier: string; start: number; typeOnly: boolean }[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    const node = value as { type?: string; start?: number; source?: { value?: unknown } }
    if ((node.type === 'ImportExpression' || node.type === 'TSImportType') && typeof node.source?.value === 'string') {
      found.push({ specifier: node.source.value, start: node.start ?? 0, typeOnly: node.type === 'TSImportType' })
    }
    Object.values(value).forEach(visit)
  }
  visit(root)
  return found
}
