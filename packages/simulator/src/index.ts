// Running a machine on the desk.
export { simulate, type SimulateOptions } from './machine/simulate.js'
export type { Stop } from './machine/start.js'

// Testing one state, as the TestState API does.
export { testState } from './testing/test-state.js'
export type { TestStateAnswer, TestStateMock, TestStateRefusal, TestStateRequest, TestStateResponse } from './testing/test-request.js'

// What a test gives, and what it gets.
export { reply, type Reply, type ReplyFacts } from './data/reply.js'
export type { StatesError } from './data/states-error.js'
export type { TaskAnswer, Tasks } from './data/tasks.js'
export type { ContextObject, ContextOverrides } from './data/context.js'
export type { Objects } from './data/objects.js'
export type { Run, StartedRun, TaskCall } from './data/run.js'
export type { EventType, HistoryEvent } from './events/event.js'

// The Step Functions API on the desk.
export { createService, type Service } from './service/create-service.js'
export type { ServiceOptions } from './service/world.js'
export { isRefusal, type Refusal } from './service/refusal.js'
export { createStore, type Change, type Store } from './service/store.js'
