import { nearName } from '@stepwright/asl'

/**
 * Whether a name that is not known must be a misspelt one that is: it differs by a slip of the keys. Of two names of which one begins like the other, one may be new
 * (`getObject`, `getObjectV2`), and so may one that differs by more: AWS adds `ConfigurationOverrides` beside `ConfigurationSetName`.
 */
export function isSlipOf(name: string, known: string): boolean {
  return !known.startsWith(name) && !name.startsWith(known) && nearName(name, [known], mostWrongLetters) !== undefined
}

/** Held against botocore 1.43.107: of 635 arguments and 784 operations that were new there, five operations are as near as this to an older name. */
const mostWrongLetters = 2
