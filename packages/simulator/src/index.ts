// Running a machine on the desk.
export { simulate, type SimulateOptions } from './machine/simulate.js'

// What a test gives, and what it gets.
export type { StatesError, TaskAnswer, Tasks } from './data/tasks.js'
export type { ContextObject } from './data/context.js'
export type { Run, TaskCall } from './data/run.js'
