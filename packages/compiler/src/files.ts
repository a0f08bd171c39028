// Compiling files one by one: an entry of its own, since it loads TypeScript at once.
export { openFileCompiler, type CompiledFile } from './plugins/compile-file.js'
export type { ModuleFormat } from './transform/strip-types.js'
