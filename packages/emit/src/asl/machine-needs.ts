import type { PolicyDocument } from '@stepwright/iam'

/** Something that must exist before a machine is made or run. */
export interface MachineNeed {
  readonly kind: 'machine-role' | NamedKind
  readonly name?: string
  readonly arn?: string
  readonly madeBy: 'documents' | 'you'
  /** The files that make it. */
  readonly documents?: readonly string[]
}

/** The role of a machine, and the resources that its policy names. A wildcard names none, and the machine itself is there when it runs. */
export function machineNeeds(machine: string, roleFiles: readonly string[], policy: PolicyDocument | undefined): MachineNeed[] {
  const arns = [...new Set((policy?.Statement ?? []).flatMap(({ Resource }) => Resource))]
  const named = arns.flatMap((arn) => kinds.flatMap(({ kind, pattern }): MachineNeed[] => {
    const name = pattern.exec(arn)?.[1]
    return name === undefined || (kind === 'state-machine' && name === machine) ? [] : [{ kind, name, arn, madeBy: 'you' }]
  }))
  return [{ kind: 'machine-role', madeBy: 'documents', documents: roleFiles }, ...named]
}

/** What an ARN names, by its end: the pieces before may be placeholders. A name with a placeholder is a parameter, and said there. */
const kinds = [
  { kind: 'project', pattern: /:codebuild:.*:project\/([^:*$]+)$/ },
  { kind: 'function', pattern: /:lambda:.*:function:([^*$]+)$/ },
  { kind: 'state-machine', pattern: /:states:.*:stateMachine:([^*$]+)$/ },
  { kind: 'activity', pattern: /:states:.*:activity:([^*$]+)$/ },
  { kind: 'table', pattern: /:dynamodb:.*:table\/([^/*$]+)$/ },
  { kind: 'queue', pattern: /:sqs:.*:([^:*$}]+)$/ },
  { kind: 'topic', pattern: /:sns:.*:([^:*$}]+)$/ },
  { kind: 'bucket', pattern: /:s3:::([^/*$]+)$/ },
  { kind: 'event-bus', pattern: /:events:.*:event-bus\/(?!default$)([^*$]+)$/ },
  { kind: 'glue-job', pattern: /:glue:.*:job\/([^*$]+)$/ },
  { kind: 'ecs-cluster', pattern: /:ecs:.*:cluster\/([^*$]+)$/ },
  { kind: 'eks-cluster', pattern: /:eks:.*:cluster\/([^*$]+)$/ },
  { kind: 'task-definition', pattern: /:ecs:.*:task-definition\/([^:*$]+)(?::[*\d]+)?$/ },
  { kind: 'job-queue', pattern: /:batch:.*:job-queue\/([^*$]+)$/ },
  { kind: 'job-definition', pattern: /:batch:.*:job-definition\/([^:*$]+)(?::[*\d]+)?$/ },
  { kind: 'databrew-job', pattern: /:databrew:.*:job\/([^*$]+)$/ },
] as const satisfies readonly { readonly kind: string; readonly pattern: RegExp }[]

type NamedKind = (typeof kinds)[number]['kind']
