// Loading what authors wrote.
export { loadModules } from './project/load-modules.js'
export { loadPlainModule } from './project/load-plain-module.js'
export type { LoadedModule, LoadOptions } from './project/loaded-module.js'
export type { CompiledProgram, EarlierBuild } from './project/compiled-program.js'
export { watchNativeImports, type NativeImports } from './project/native-imports.js'

// The same for tests.
export { registerLoader } from './plugins/register-loader.js'
export { stepwright, type StepwrightPlugin } from './plugins/vite.js'
