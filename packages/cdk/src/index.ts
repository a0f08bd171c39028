// A workflow as a construct.
export { WorkflowStateMachine, type WorkflowStateMachineProps } from './construct/workflow-state-machine.js'
export type { ParameterValue } from './construct/parameter-value.js'
