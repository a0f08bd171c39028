// Running a machine on the desk, for tests.
export { answer, reply, simulate, testState } from '@stepwright/simulator'
export type {
  ContextObject,
  ContextOverrides,
  Handlers,
  HistoryEvent,
  LocalContext,
  Objects,
  Program,
  Reply,
  ReplyFacts,
  Run,
  SimulateOptions,
  StatesError,
  TaskAnswer,
  TaskCall,
  Tasks,
  TestStateAnswer,
  TestStateRequest,
  TestStateResponse,
} from '@stepwright/simulator'

// Which parts of machines had their turn.
export { coverageReport, coverageText, mergeCoverage } from '@stepwright/simulator'
export type { Coverage, CoverageReport, CoveredPart, CoveredState } from '@stepwright/simulator'

// Answers and expectations that are data.
export { readMockConfig, readScenarios, recordedTasks, runScenario, tasksOf } from '@stepwright/simulator'
export type { Expectation, Mismatch, Scenario, ScenarioAnswer, ScenarioFile, ScenarioMachine, ScenarioResult, ScenarioTasks } from '@stepwright/simulator'

// For any runner whose `expect` can be extended; "stepwright/vitest" and "stepwright/jest" bring their types along.
export { matchers, pathText } from '@stepwright/simulator'
export type { MatcherTable, RunMatchers } from '@stepwright/simulator'
