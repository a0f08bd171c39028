import { defineRule } from '../../rule/define-rule.js'

/** Finds Map states that ask for more concurrency than there is. */
export const excessiveConcurrency = defineRule({
  code: 'cost/excessive-concurrency',
  summary: 'MaxConcurrency is at most 40 in an inline Map and 10,000 in a distributed one.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html',

  wordings: {
    inline: (facts: { name: string; given: number }) => ({
      message: `Map state "${facts.name}" asks for ${facts.given} items at a time, and an inline Map runs about 40`,
      help: 'set "MaxConcurrency" to 40 or less, or make the Map distributed: "ProcessorConfig": { "Mode": "DISTRIBUTED", … }',
    }),
    distributed: (facts: { name: string; given: number }) => ({
      message: `Map state "${facts.name}" asks for ${facts.given} executions at a time, and a distributed Map runs at most 10,000`,
      help: 'set "MaxConcurrency" to 10000 or less',
    }),
  },

  check: (context) => ({
    Map({ name, pointer, maxConcurrency: given, itemProcessor: { processorConfig } }) {
      if (typeof given !== 'number') return
      const mode = processorConfig?.mode ?? 'INLINE'
      if (mode === 'INLINE' && given > 40) context.report({ at: `${pointer}/MaxConcurrency`, say: 'inline', facts: { name, given } })
      if (mode === 'DISTRIBUTED' && given > 10_000) context.report({ at: `${pointer}/MaxConcurrency`, say: 'distributed', facts: { name, given } })
    },
  }),
})
