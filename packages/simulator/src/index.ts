// Running a machine on the desk.
export { simulate, type SimulateOptions } from './machine/simulate.js'
export type { Stop } from './machine/start.js'

// Testing one state, as the TestState API does.
export { testState } from './testing/test-state.js'
export type { TestStateAnswer, TestStateMock, TestStateRefusal, TestStateRequest, TestStateResponse } from './testing/test-request.js'

// What a test gives, and what it gets.
export { answer } from './data/answer.js'
export type { Program, StatesOf } from './data/program.js'
export { reply, type Reply, type ReplyFacts } from './data/reply.js'
export { localContext, type Handlers, type LocalContext, type LocalFunction, type LocalFunctions } from './data/invoke-function.js'
export { filledJson, filledText } from './data/filled.js'
export { functionName } from './data/called-function.js'
export { lambdaError, type LambdaError } from './data/lambda-error.js'
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

// Which parts of machines had their turn.
export { coverageReport, coverageText, type CoverageReport, type CoverageTotals } from './reports/coverage-report.js'
export { mergeCoverage } from './reports/merge-coverage.js'
export type { Coverage, CoveredPart, CoveredState } from './data/coverage.js'

// Scenarios: executions and what is expected of them, as data.
export { readScenarios, readTasks } from './scenarios/read-scenarios.js'
export { checkInput } from './scenarios/check-input.js'
export { runScenario, type ScenarioResult, type ScenarioSurroundings } from './scenarios/run-scenario.js'
export { asksFunctions } from './scenarios/asks-functions.js'
export { tasksOf } from './scenarios/tasks-of.js'
export { judge, type Mismatch } from './scenarios/judge.js'
export type { Expectation, Scenario, ScenarioAnswer, ScenarioFile, ScenarioMachine, ScenarioTasks } from './scenarios/scenario.js'
export { scenariosSchema } from './scenarios/schema.js'
export { isMockConfig, readMockConfig, type MockCase } from './scenarios/mock-config.js'
export { isRecording, recordedTasks } from './scenarios/recorded-tasks.js'

// What came of a run, for people.
export { pathText } from './reports/path-text.js'
export { differences } from './reports/differences.js'

// What Vitest and Jest may be told.
export { matchers, type MatcherTable, type RunMatchers } from './testing/matchers.js'
