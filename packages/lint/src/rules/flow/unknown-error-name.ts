import { child, nearName, remembered, type Catcher, type Retrier } from '@stepwright/asl'
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
    reserved: (facts: { error: string; own: string }) => ({
      message: `"${facts.error}" is named like an error of Step Functions itself`,
      help: facts.own === '' ? 'use a name that does not begin with "States."' : `use a name that does not begin with "States.", such as "${facts.own}"`,
    }),
  },

  check: (context) => {
    const look = ({ errorEquals, pointer }: Retrier | Catcher): void => {
      for (const [place, error] of errorEquals.entries()) {
        if (right.has(error)) continue
        const { isWrong, near } = verdictOn(error)
        if (isWrong) context.report({ at: child(pointer, 'ErrorEquals', place), say: 'unknown', facts: { error, near } })
      }
    }
    return {
      Retrier: look,
      Catcher: look,
      // "other names, which MUST NOT begin with the prefix": https://states-language.net/spec.html#errors
      Fail({ error, pointer }) {
        if (error !== undefined && isReserved(error)) context.report({ at: child(pointer, 'Error'), say: 'reserved', facts: { error, own: error.slice('States.'.length) } })
      },
    }
  },
})

const isReserved = (error: string): boolean => /^states\./i.test(error)

/** The same names stand at one state after another. */
const verdictOn = remembered((error) => {
  if (error.startsWith('States.Http.')) return { near: undefined, isWrong: false }
  const near = meantBy(error)
  return { near, isWrong: near !== undefined || isReserved(error) }
})

/** The error that somebody meant who wrote `error`: a slip in the prefix, in the rest, or a word that stands for all errors elsewhere. */
function meantBy(error: string): string | undefined {
  if (/^(\*|all)$/i.test(error)) return 'States.ALL'
  const same = known.find((name) => name.toLowerCase() === error.toLowerCase())
  if (same !== undefined || isReserved(error)) return same ?? nearName(error, known)
  if (/^lambda\./i.test(error)) return ofLambda.find((name) => name.toLowerCase() === error.toLowerCase()) ?? nearName(error, ofLambda, mostWrongLetters)
  return known.find((name) => {
    const rest = name.slice('States.'.length)
    const [, prefix = '', mark = ''] = /^(.*?)([^a-z]?)$/is.exec(error.slice(0, -rest.length)) ?? []
    // "StateTimeout" is a name that a person may give
    const isSlip = prefix.toLowerCase() === 'states' || ((mark === '.' || mark === ':') && prefixSlips.test(prefix))
    return isSlip && error.toLowerCase().endsWith(rest.toLowerCase())
  })
}

/** What fingers make of `States`; `Status` is another word. */
const prefixSlips = /^(state|sates|sttes|staes|stats|sattes|sttaes|staets|statse|satets|statess|sstates|sstate)$/i

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
]

/** Any function may throw an error of any name, and Lambda has more than those that its page lists: only what is near one of these is misspelt. */
const ofLambda: readonly string[] = lambda.invoke.errors.map(({ name }) => name)

const right: ReadonlySet<string> = new Set([...known, ...ofLambda])

/** No two errors of Lambda are so much alike. */
const mostWrongLetters = 2
