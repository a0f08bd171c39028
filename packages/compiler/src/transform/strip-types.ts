import type { SourceMapText } from './edits.js'
import { ts } from '../program/typescript.js'

/** JavaScript, and the map from it to the TypeScript it was made from. */
export interface Stripped {
  readonly code: string
  readonly map: SourceMapText
}

/** How the JavaScript is loaded. */
export type ModuleFormat = 'module' | 'commonjs'

/** Takes the types out of rewritten TypeScript. */
export function stripTypes(file: string, code: string, options: ts.CompilerOptions, format: ModuleFormat = 'module'): Stripped {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: format === 'module' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
    ...(format === 'commonjs' && { esModuleInterop: true }),
    sourceMap: true,
    // What the author's own compiler would do with these, so that a module means the same here and there.
    ...pick(options, ['verbatimModuleSyntax', 'experimentalDecorators', 'emitDecoratorMetadata', 'useDefineForClassFields', 'jsx', 'jsxImportSource']),
  }
  const { outputText, sourceMapText = '' } = ts.transpileModule(code, { fileName: file, compilerOptions })
  return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), map: JSON.parse(sourceMapText) as SourceMapText }
}

function pick(options: ts.CompilerOptions, names: readonly string[]): ts.CompilerOptions {
  return Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]))
}
