import { child, isObject, type Pointer } from '@stepwright/asl'
import type { ConditionText, PolicyText, PolicyTexts, StatementText } from './statement-text.js'

/**
 * The policy documents in a value: the value itself, or any part of it that has statements, such as the policies of a role in a
 * CloudFormation template, or what `aws iam get-role-policy` prints.
 */
export function policiesIn(value: unknown, pointer: Pointer = ''): PolicyTexts[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => policiesIn(item, child(pointer, index)))
  if (!isObject(value)) return []
  if (hasStatements(value)) return [policyAt(value, pointer)]
  return Object.entries(value).flatMap(([name, member]) => policiesIn(member, child(pointer, name)))
}

function hasStatements({ Statement }: { readonly [member: string]: unknown }): boolean {
  const statements = Array.isArray(Statement) ? Statement : [Statement]
  return Array.isArray(Statement) && Statement.length === 0 ? true : statements.some((one) => isObject(one) && ('Effect' in one || 'Action' in one || 'Resource' in one))
}

function policyAt(value: { readonly [member: string]: unknown }, pointer: Pointer): PolicyTexts {
  const { Statement } = value
  const at = child(pointer, 'Statement')
  const statements = Array.isArray(Statement) ? Statement.map((one, index) => statementAt(one, child(at, index))) : [statementAt(Statement, at)]
  return { pointer, value, statements, hasPrincipal: statements.some((one) => one.hasPrincipal) }
}

function statementAt(value: unknown, pointer: Pointer): StatementText {
  const written = isObject(value) ? value : {}
  const isNotAction = !('Action' in written) && 'NotAction' in written
  const isNotResource = !('Resource' in written) && 'NotResource' in written
  return {
    pointer,
    sid: 'Sid' in written ? textAt(written['Sid'], child(pointer, 'Sid')) : undefined,
    effect: textAt(written['Effect'], child(pointer, 'Effect')).text,
    actions: textsOf(written, isNotAction ? 'NotAction' : 'Action', pointer),
    isNotAction,
    resources: textsOf(written, isNotResource ? 'NotResource' : 'Resource', pointer),
    isNotResource,
    conditions: conditionsAt(written['Condition'], child(pointer, 'Condition')),
    hasPrincipal: 'Principal' in written || 'NotPrincipal' in written,
  }
}

function textsOf(statement: { readonly [member: string]: unknown }, member: string, pointer: Pointer): PolicyText[] {
  return member in statement ? listAt(statement[member], child(pointer, member)) : []
}

function listAt(value: unknown, pointer: Pointer): PolicyText[] {
  return Array.isArray(value) ? value.map((item, index) => textAt(item, child(pointer, index))) : [textAt(value, pointer)]
}

function conditionsAt(value: unknown, pointer: Pointer): ConditionText[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([operator, keys]) =>
    !isObject(keys)
      ? []
      : Object.entries(keys).map(([key, values]) => {
          const at = child(child(pointer, operator), key)
          return { operator, key, values: listAt(values, at), pointer: at }
        }),
  )
}

/** A text, the text of `Fn::Sub`, or nothing that can be told before the template is deployed. */
function textAt(value: unknown, pointer: Pointer): PolicyText {
  if (typeof value === 'string') return { text: value, pointer }
  if (typeof value === 'boolean' || typeof value === 'number') return { text: String(value), pointer }
  const sub = isObject(value) ? value['Fn::Sub'] : undefined
  const text = Array.isArray(sub) ? sub[0] : sub
  return { text: typeof text === 'string' ? text : undefined, pointer }
}
