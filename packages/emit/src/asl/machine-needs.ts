import type { PolicyDocument } from '@stepwright/iam'

/** Something that must exist before a machine is made or run. */
export interface MachineNeed {
  readonly kind: 'machine-role' | 'project' | 'function' | 'state-machine'
  readonly name?: string
  readonly arn?: string
  readonly madeBy: 'documents' | 'you'
  /** The files that make it. */
  readonly documents?: readonly string[]
}

/** The role of a machine, and the resources that its policy names. A wildcard names none. */
export function machineNeeds(roleFiles: readonly string[], policy: PolicyDocument | undefined): MachineNeed[] {
  const arns = [...new Set((policy?.Statement ?? []).flatMap(({ Resource }) => Resource))]
  return [
    { kind: 'machine-role', madeBy: 'documents', documents: roleFiles },
    ...arns.flatMap((arn) => kinds.flatMap(({ kind, pattern }): MachineNeed[] => {
      const name = arn.includes('*') ? undefined : pattern.exec(arn)?.[1]
      return name === undefined ? [] : [{ kind, name, arn, madeBy: 'you' }]
    })),
  ]
}

/** What an ARN names, by its end: the pieces before may be placeholders. */
const kinds: readonly { readonly kind: MachineNeed['kind']; readonly pattern: RegExp }[] = [
  { kind: 'project', pattern: /:codebuild:.*:project\/([^:]+)$/ },
  { kind: 'function', pattern: /:lambda:.*:function:(.+)$/ },
  { kind: 'state-machine', pattern: /:states:.*:stateMachine:(.+)$/ },
]
