/**
 * What keeps a name from being a state machine's.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export function machineNameProblems(name: string): readonly { readonly message: string; readonly help: string }[] {
  if (/^[0-9A-Za-z_-]{1,80}$/.test(name)) return []
  return [{ message: `"${name}" cannot name a state machine`, help: 'use 1 to 80 of A-Z, a-z, 0-9, - and _' }]
}
