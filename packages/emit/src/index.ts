// What is built together.
export { systemOf, type Exports } from './emitter/system-of.js'
export type { Provenance, System, SystemDefinition, SystemPipeline, SystemProject, SystemResource } from './emitter/system.js'

// Targets.
export type { Emitter } from './emitter/emitter.js'
export type { EmittedFile } from './emitter/emitted-file.js'
export { aslEmitter, type AslOptions } from './asl/emitter.js'
export { cloudformationEmitter } from './cloudformation/emitter.js'
export { samEmitter } from './sam/emitter.js'
export { terraformEmitter } from './terraform/emitter.js'

// How a system is deployed.
export type { StackOptions } from './deployment/stack-options.js'
export { project, type Project, type ProjectOptions } from './emitter/project.js'
