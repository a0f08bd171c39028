import { child, nearName, type Catcher, type Retrier } from '@stepwright/asl'
import { lambda } from '@stepwright/services'
import { defineRule } from '../../rule/define-rule.js'

/** Finds names under the prefix of Step Functions that it does not give, and misspelt ones of Lambda. */
export const unknownErrorName = defineRule({
  code: 'flow/unknown-error-name',
  summary: 'Names of errors that begin with States. exist, and those of Lambda are not misspelt.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',

  wordings: {
    unknown: (facts: { error: string; near: string | undefined }) => ({
      message: `there is no error "${facts.error}"`,
      help: facts.near === undefined ? 'use another name: those that begin with "States." are Step Functions\' own' : `use "${facts.near}"`,
    }),
  },

  check: (context) => {
    const look = ({ errorEquals, pointer }: Retrier | Catcher): void => {
      for (const [place, error] of errorEquals.entries()) {
        const isOwn = /^states\./i.test(error)
        if (known.includes(error) || /^States\.Http\./.test(error) || (!isOwn && !/^lambda\./i.test(error))) continue
        const near = known.find((name) => name.toLowerCase() === error.toLowerCase()) ?? nearName(error, known, isOwn ? undefined : mostWrongLetters)
        // any function may throw an error of any name, and Lambda has more than those that its page lists
        if (near === undefined && !isOwn) continue
        context.report({ at: child(pointer, 'ErrorEquals', place), say: 'unknown', facts: { error, near } })
      }
    }
    return { Retrier: look, Catcher: look }
  },
})

/** No two errors of Lambda are so much alike. */
const mostWrongLetters = 2

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation */
const known: readonly string[] = [
  'States.ALL',
  'States.BranchFailed',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.HeartbeatTimeout',
  'States.IntrinsicFailure',
  'States.ItemReaderFailed',
  'States.NoChoiceMatched',
  'States.ParameterPathFailure',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.ResultPathMatchFailure',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.TaskFailed',
  'States.Timeout',
  ...lambda.invoke.errors.map(({ name }) => name),
]
