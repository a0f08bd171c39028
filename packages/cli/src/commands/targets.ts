import { aslEmitter, cloudformationEmitter, samEmitter, terraformEmitter, type Emitter, type StackOptions } from '@stepwright/emit'

/** What `build` can write. */
export const targets = {
  asl: aslEmitter,
  cloudformation: cloudformationEmitter,
  sam: samEmitter,
  terraform: terraformEmitter,
} as const satisfies Readonly<Record<string, Emitter<StackOptions>>>

/** The name of a target. */
export type TargetName = keyof typeof targets

/** All of them. */
export const targetNames = ['asl', 'cloudformation', 'sam', 'terraform'] as const satisfies readonly TargetName[]
