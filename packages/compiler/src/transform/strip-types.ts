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
  const { outputText, sourceMapText = '' } = ts.transpileModule(code, { fileName: file, compilerOptions: strippingOptions(options, format) })
  return stripped(outputText, sourceMapText)
}

/** What TypeScript is told when it takes types out. */
export function strippingOptions(options: ts.CompilerOptions, format: ModuleFormat): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2023,
    module: format === 'module' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
    ...(format === 'commonjs' && { esModuleInterop: true }),
    sourceMap: true,
    // What the author's own compiler would do with these, so that a module means the same here and there.
    ...pick(options, ['verbatimModuleSyntax', 'experimentalDecorators', 'emitDecoratorMetadata', 'useDefineForClassFields', 'jsx', 'jsxImportSource']),
  }
}

/** What TypeScript wrote, without the comment that names the map. */
export function stripped(code: string, map: string): Stripped {
  return { code: code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), map: JSON.parse(map) as SourceMapText }
}

function pick(options: ts.CompilerOptions, names: readonly string[]): ts.CompilerOptions {
  return Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]))
}
