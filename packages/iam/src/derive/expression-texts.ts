import { jsonataBody, parseIntrinsic, type IntrinsicArgument, type IntrinsicCall, type QueryLanguage } from '@stepwright/asl'
import { jsonataTexts } from './jsonata-texts.js'

/**
 * What is known of a text before an expression yields it: each text that it may be, with `*` for what is computed.
 * `undefined` when nothing is known. `ownArn` stands for the machine's ARN in the context object.
 *
 * `States.Format('job-{}', $.id)` is `job-*`, `{% 'a-' & $x %}` is `a-*`, and `{% $big ? 'a' : 'b' %}` is `a` or `b`.
 */
export function expressionTexts(text: string, language: QueryLanguage, ownArn: string): readonly string[] | undefined {
  const found = language === 'JSONata' ? jsonataTexts(jsonataBody(text), ownArn) : pathTexts(text, ownArn)
  const texts = found?.map((each) => each.replace(/\*+/g, '*'))
  return texts?.some((each) => each === '*') ? undefined : texts
}

function pathTexts(text: string, ownArn: string): readonly string[] | undefined {
  if (text.trim() === '$$.StateMachine.Id') return [ownArn]
  const { call } = parseIntrinsic(text)
  const formatted = call === undefined ? undefined : formatText(call, ownArn)
  return formatted === undefined ? undefined : [formatted]
}

function formatText({ name, arguments: [format, ...pieces] }: IntrinsicCall, ownArn: string): string | undefined {
  if (name !== 'States.Format' || format?.kind !== 'text') return undefined
  return format.parts.map((part, index) => (index === 0 ? part : `${pieceText(pieces[index - 1], ownArn)}${part}`)).join('')
}

function pieceText(piece: IntrinsicArgument | undefined, ownArn: string): string {
  if (piece?.kind === 'text') return piece.value
  if (piece?.kind === 'value') return String(piece.value)
  if (piece?.kind === 'call') return formatText(piece, ownArn) ?? '*'
  return piece?.kind === 'path' && piece.text === '$$.StateMachine.Id' ? ownArn : '*'
}
