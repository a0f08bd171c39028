import { isPlaceholder, type MapState } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds fields of a distributed Map in one that is not. */
export const unusedDistributedField = defineRule({
  code: 'flow/unused-distributed-field',
  summary: 'Fields of distributed Maps stand in distributed Maps.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',

  wordings: {
    inline: (facts: { name: string; field: string }) => ({
      message: `"${facts.field}" means nothing here: Map "${facts.name}" is not distributed`,
      help: `remove "${facts.field}", or add "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }`,
    }),
  },

  check: (context) => ({
    Map(state) {
      const mode = state.itemProcessor.processorConfig?.mode
      if (mode === 'DISTRIBUTED' || isPlaceholder(mode)) return
      for (const [field, value] of Object.entries(distributedFields(state))) {
        if (value !== undefined) context.report({ at: `${state.pointer}/${field}`, anchor: 'key', say: 'inline', facts: { name: state.name, field } })
      }
    },
  }),
})

/** Fields that an INLINE Map has no use for. */
function distributedFields(state: MapState): { readonly [field: string]: unknown } {
  return {
    ItemReader: state.itemReader,
    ItemBatcher: state.itemBatcher,
    ResultWriter: state.resultWriter,
    Label: state.label,
    ToleratedFailureCount: state.toleratedFailureCount,
    ToleratedFailureCountPath: state.toleratedFailureCountPath,
    ToleratedFailurePercentage: state.toleratedFailurePercentage,
    ToleratedFailurePercentagePath: state.toleratedFailurePercentagePath,
  }
}
