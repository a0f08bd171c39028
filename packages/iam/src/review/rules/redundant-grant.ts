import { covers, matchesWildcard } from '../../policy/covers.js'
import type { PolicyFinding, PolicyRule } from '../policy-rule.js'
import type { PolicyText, StatementText } from '../statement-text.js'

export const redundantGrant: PolicyRule = {
  code: 'iam/redundant-grant',
  severity: 'warning',
  summary: 'An action or resource that another one in the same statement holds already, or a statement inside another.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  statement: ({ actions, resources }) => [...within(actions, holdsAction), ...within(resources, covers)],
  policy: ({ statements }) =>
    statements.flatMap((statement, index) => {
      const other = statements.find((each, at) => at !== index && isInside(statement, each) && (at < index || !isInside(each, statement)))
      return other === undefined ? [] : [{ pointer: statement.pointer, message: 'another statement says all of this', help: `remove it: see ${other.sid?.text ?? other.pointer}` }]
    }),
}

type Holds = (pattern: string, text: string) => boolean
const holdsAction: Holds = (pattern, action) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase())

function within(texts: readonly PolicyText[], holds: Holds): PolicyFinding[] {
  return texts.flatMap(({ text, pointer }, index) => {
    if (text === undefined) return []
    const other = texts.find((each, at) => at !== index && each.text !== undefined && holds(each.text, text) && (at < index || !holds(text, each.text)))
    return other === undefined ? [] : [{ pointer, message: other.text === text ? `"${text}" stands twice` : `"${text}" is part of "${other.text}"`, help: 'remove it' }]
  })
}

function isInside(a: StatementText, b: StatementText): boolean {
  if (a.effect !== b.effect || a.isNotAction || b.isNotAction || a.isNotResource || b.isNotResource || a.hasPrincipal || b.hasPrincipal) return false
  if (b.conditions.length > 0 && JSON.stringify(conditionsOf(a)) !== JSON.stringify(conditionsOf(b))) return false
  return a.actions.length > 0 && a.resources.length > 0 && allHeld(a.actions, b.actions, holdsAction) && allHeld(a.resources, b.resources, covers)
}

const conditionsOf = ({ conditions }: StatementText) => conditions.map(({ operator, key, values }) => [operator, key, values.map(({ text }) => text)])

function allHeld(texts: readonly PolicyText[], by: readonly PolicyText[], holds: Holds): boolean {
  return texts.every(({ text }) => text !== undefined && by.some((other) => other.text !== undefined && holds(other.text, text)))
}
