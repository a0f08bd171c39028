import { child, isObject, nearName } from '@stepwright/asl'
import type { PolicyFinding, PolicyRule } from '../policy-rule.js'
import type { PolicyTexts, StatementText } from '../statement-text.js'

const members = ['Version', 'Id', 'Statement']
const statementMembers = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']

export const malformedPolicy: PolicyRule = {
  code: 'iam/malformed-policy',
  severity: 'error',
  summary: 'The grammar of policies: what must be there, what may not, and what may not be empty.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  policy: ({ pointer, value, statements }) => [
    ...unknownMembers(value, members, pointer, 'a policy'),
    ...(statements.length === 0 ? [{ pointer: child(pointer, 'Statement'), message: 'the policy has no statements', help: 'remove the policy, or say what it allows' }] : []),
  ],
  statement: (statement, policy) => [...shapeOf(statement, policy), ...emptyLists(statement)],
}

function shapeOf(statement: StatementText, policy: PolicyTexts): PolicyFinding[] {
  const { pointer, effect } = statement
  const written = writtenAt(policy, statement)
  if (!isObject(written)) return [{ pointer, message: 'a statement is an object', help: 'write { "Effect": …, "Action": …, "Resource": … }' }]
  const found: PolicyFinding[] = unknownMembers(written, statementMembers, pointer, 'a statement')
  const say = (message: string, help: string): void => void found.push({ pointer, message, help })
  const both = (a: string, b: string): boolean => a in written && b in written
  if (!('Effect' in written)) say('the statement has no "Effect"', 'add "Effect": "Allow"')
  else if (effect !== undefined && effect !== 'Allow' && effect !== 'Deny') say(`"Effect" is "${effect}"`, 'write "Allow" or "Deny"; capitals matter')
  if (!('Action' in written) && !('NotAction' in written)) say('the statement has no "Action"', 'name the actions that it is about')
  if (both('Action', 'NotAction')) say('"Action" and "NotAction" stand in one statement', 'keep one of them')
  if (both('Resource', 'NotResource')) say('"Resource" and "NotResource" stand in one statement', 'keep one of them')
  if (!statement.hasPrincipal && !('Resource' in written) && !('NotResource' in written)) say('the statement has no "Resource"', 'name the ARNs that it is about')
  return found
}

function emptyLists({ pointer, actions, resources, isNotAction, isNotResource }: StatementText): PolicyFinding[] {
  const at = (texts: typeof actions, member: string): PolicyFinding[] =>
    texts.some(({ text }) => text === '') ? [{ pointer: child(pointer, member), message: `"${member}" has an empty text`, help: 'remove it' }] : []
  return [...at(actions, isNotAction ? 'NotAction' : 'Action'), ...at(resources, isNotResource ? 'NotResource' : 'Resource')]
}

function unknownMembers(value: { readonly [member: string]: unknown }, known: readonly string[], pointer: PolicyFinding['pointer'], what: string): PolicyFinding[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearName(name, known)
      return { pointer: child(pointer, name), anchor: 'key', message: `${what} has no member "${name}"`, help: near === undefined ? 'remove it' : `use "${near}"` }
    })
}

function writtenAt({ value, statements }: PolicyTexts, statement: StatementText): unknown {
  const { Statement } = value
  return Array.isArray(Statement) ? Statement[statements.indexOf(statement)] : Statement
}
