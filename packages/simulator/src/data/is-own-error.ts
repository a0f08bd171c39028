/**
 * Whether a run failed because of the test and not because of the machine: a mock is missing, or machines start each other for ever. No Catch may
 * hide that, of whichever machine.
 */
export const isOwnError = (error: string | undefined): boolean => error?.startsWith('Stepwright.') ?? false
