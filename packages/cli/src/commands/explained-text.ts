import type { ExplainedStatement, Reason } from '@stepwright/iam'
import type { Style } from '../terminal/style.js'

/** Each statement with its actions, its ARNs, and who needs it when. */
export function explainedText(statements: readonly ExplainedStatement[], style: Style): string {
  return `${statements.map((each) => explained(each, style)).join('\n\n')}\n`
}

function explained({ statement, reasons }: ExplainedStatement, style: Style): string {
  const { Sid, Action, Resource, Condition } = statement
  return [
    style.bold(Sid),
    ...Action.map((action) => `  ${action}`),
    ...Resource.map((arn) => `  on ${arn}`),
    ...Object.entries(Condition ?? {}).flatMap(([operator, keys]) => Object.entries(keys).map(([key, value]) => `  if ${key} ${operator} ${[value].flat().join(', ')}`)),
    ...merged(reasons).map(({ state, phase, actions, source, uncertain }) => `    ${style.blue(phase === 'machine' ? 'the machine' : state)} ${phase === 'machine' ? 'to run' : phase}: ${actions.map((action) => action.slice(action.indexOf(':') + 1)).join(', ')} ${style.dim(source)}${uncertain === undefined ? '' : `\n      ${style.yellow('not certain')}: ${uncertain}`}`),
  ].join('\n')
}

/** A state needs the same in the same phase once, however many calls it makes. */
function merged(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify([reason.pointer, reason.phase, reason.actions]), reason])).values()]
}
