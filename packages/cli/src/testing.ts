// Running a workflow in a test, without AWS.
export { reply, simulate, testState } from '@stepwright/simulator'
export type { Reply, ReplyFacts, Run, SimulateOptions, StatesError, TaskAnswer, TaskCall, Tasks, TestStateRequest, TestStateResponse } from '@stepwright/simulator'
