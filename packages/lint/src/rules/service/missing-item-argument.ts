import { isPlaceholder } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'
import { itemCallsOf } from '../../rule/item-calls.js'
import { unknownItemArgumentsOf } from '../../rule/unknown-arguments.js'

/** Finds readers of items and writers of results that are not told where these are. */
export const missingItemArgument = defineRule({
  code: 'service/missing-item-argument',
  summary: 'What reads items or writes results is told where they are.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html',

  wordings: {
    missing: (facts: { argument: string; id: string; field: string }) => ({
      message: `"${facts.id}" is called without "${facts.argument}"`,
      help: `add "${facts.argument}" to "${facts.field}"`,
      note: facts.id === 's3:putObject' ? 'the Map fails with States.ResultWriterFailed' : 'the Map fails with States.ItemReaderFailed',
    }),
    // the page has a type in each of its examples, but does not say that one is wanted
    untyped: () => ({
      message: 'objects are loaded without an "InputType"',
      help: 'add "InputType" to "ReaderConfig", such as "CSV" or "JSON"',
    }),
  },

  check: (context) => ({
    Map(state, { language }) {
      const mode = state.itemProcessor.processorConfig?.mode
      // without DISTRIBUTED nothing is read or written, of which flow/unused-distributed-field tells
      if (language === undefined || (mode !== 'DISTRIBUTED' && !isPlaceholder(mode))) return
      const config = state.itemReader?.readerConfig
      if (config?.transformation === 'LOAD_AND_FLATTEN' && config.inputType === undefined) context.report({ at: `${state.pointer}/ItemReader/ReaderConfig`, anchor: 'key', say: 'untyped' })
      const unknown = unknownItemArgumentsOf(state, language)
      for (const { id, at, owner, field, given, isMissing, required } of itemCallsOf(state, language)) {
        // a writer without any is told of when it is read
        if (given === undefined && !(isMissing && id !== 's3:putObject')) continue
        const meant = unknown.filter((argument) => argument.at.startsWith(`${at}/`)).map(({ near }) => near)
        const names = Object.keys(given ?? {}).map((key) => (language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key))
        for (const argument of required) {
          if (!names.includes(argument) && !meant.includes(argument)) context.report({ at: isMissing ? owner : at, anchor: 'key', say: 'missing', facts: { argument, id, field } })
        }
      }
    },
  }),
})
