import type { Definition } from '@stepwright/asl'
import type { AwsPlace } from '../policy/aws-place.js'

/** What permissions are derived from. */
export interface Derivation {
  readonly definition: Definition
  readonly place: AwsPlace
  /** What allows more than is needed is an error. */
  readonly strict: boolean
}
