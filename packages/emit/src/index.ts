// What is built together.
export { systemOf, type Exports } from './emitter/system-of.js'
export type { Provenance, System, SystemDefinition, SystemPipeline } from './emitter/system.js'

// Targets.
export type { Emitter } from './emitter/emitter.js'
export type { EmittedFile } from './emitter/emitted-file.js'
export { aslEmitter, type AslOptions } from './asl/emitter.js'
