import type { StateType } from '@stepwright/asl'

/** The events by which a state is entered and left (a Fail state never is), spelled once: two a state are as many texts as a long execution has events. */
export const stateEvents: { readonly [T in StateType]: { readonly entered: `${T}StateEntered`; readonly exited: T extends 'Fail' ? undefined : `${T}StateExited` } } = {
  Task: { entered: 'TaskStateEntered', exited: 'TaskStateExited' },
  Pass: { entered: 'PassStateEntered', exited: 'PassStateExited' },
  Wait: { entered: 'WaitStateEntered', exited: 'WaitStateExited' },
  Choice: { entered: 'ChoiceStateEntered', exited: 'ChoiceStateExited' },
  Parallel: { entered: 'ParallelStateEntered', exited: 'ParallelStateExited' },
  Map: { entered: 'MapStateEntered', exited: 'MapStateExited' },
  Succeed: { entered: 'SucceedStateEntered', exited: 'SucceedStateExited' },
  Fail: { entered: 'FailStateEntered', exited: undefined },
}
