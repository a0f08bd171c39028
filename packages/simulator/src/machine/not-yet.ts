import type { Owner } from '@stepwright/asl'

/** Fields of JSONata machines that a run does not know yet: a machine that has one is refused, never run in part. */
export const notYet: readonly { readonly owner: Owner; readonly field: string; readonly help: string }[] = [
  ...['ItemReader', 'ItemBatcher', 'ResultWriter', 'ToleratedFailureCount', 'ToleratedFailurePercentage', 'Label'].map((field) => ({
    owner: 'Map' as const,
    field,
    help: `take "${field}" away: only inline Maps are simulated so far`,
  })),
  { owner: 'Map', field: 'Iterator', help: 'rename "Iterator" to "ItemProcessor"' },
  { owner: 'ProcessorConfig', field: 'ExecutionType', help: 'take "ExecutionType" away: only inline Maps are simulated so far' },
]
