// Loading what authors wrote.
export { loadModules, type LoadedModule, type LoadOptions } from './project/load-modules.js'
