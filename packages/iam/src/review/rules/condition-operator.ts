import { nearName } from '@stepwright/asl'
import { conditionKeyType, type ConditionKeyType } from '@stepwright/services/sdk'
import type { PolicyFinding, PolicyRule } from '../policy-rule.js'
import type { ConditionText } from '../statement-text.js'

/** Operators, and what they compare. */
const kinds: { readonly [operator: string]: readonly ConditionKeyType['kind'][] } = {
  StringEquals: ['text', 'arn'],
  StringNotEquals: ['text', 'arn'],
  StringEqualsIgnoreCase: ['text', 'arn'],
  StringNotEqualsIgnoreCase: ['text', 'arn'],
  StringLike: ['text', 'arn'],
  StringNotLike: ['text', 'arn'],
  NumericEquals: ['number'],
  NumericNotEquals: ['number'],
  NumericLessThan: ['number'],
  NumericLessThanEquals: ['number'],
  NumericGreaterThan: ['number'],
  NumericGreaterThanEquals: ['number'],
  DateEquals: ['date', 'number'],
  DateNotEquals: ['date', 'number'],
  DateLessThan: ['date', 'number'],
  DateLessThanEquals: ['date', 'number'],
  DateGreaterThan: ['date', 'number'],
  DateGreaterThanEquals: ['date', 'number'],
  Bool: ['boolean', 'text'],
  BinaryEquals: ['binary'],
  IpAddress: ['ip'],
  NotIpAddress: ['ip'],
  ArnEquals: ['arn', 'text'],
  ArnNotEquals: ['arn', 'text'],
  ArnLike: ['arn', 'text'],
  ArnNotLike: ['arn', 'text'],
  Null: ['text', 'arn', 'boolean', 'number', 'date', 'ip', 'binary'],
}

export const conditionOperator: PolicyRule = {
  code: 'iam/condition-operator',
  severity: 'error',
  summary: 'An operator that does not exist, or does not compare what the key holds.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  statement: ({ conditions }) => conditions.flatMap((condition) => check(condition)),
}

function check({ operator, key, values, pointer }: ConditionText): PolicyFinding[] {
  const [, quantifier = '', name = ''] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(?:IfExists)?$/.exec(operator) ?? []
  const compared = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (compared === undefined) {
    const near = nearName(name === '' ? operator : name, Object.keys(kinds))
    return [{ pointer, anchor: 'key', message: `there is no operator "${operator}"`, help: near === undefined ? 'use one of the condition operators, such as "StringEquals"' : `use "${quantifier}${near}"` }]
  }
  const type = conditionKeyType(key)
  if (type !== undefined && !compared.includes(type.kind))
    return [{ pointer, anchor: 'key', message: `"${operator}" compares ${words[compared[0] ?? 'text']}, and "${key}" holds ${words[type.kind]}`, help: `use "${operatorFor[type.kind]}"` }]
  if (type !== undefined && type.isList && quantifier === '' && name !== 'Null')
    return [{ pointer, anchor: 'key', severity: 'warning', message: `"${key}" holds several values, and "${operator}" compares one`, help: `use "ForAnyValue:${operator}" or "ForAllValues:${operator}"` }]
  const exact = /^(String(Not)?Equals)/.test(name)
  return values.flatMap(({ text, pointer: at }): PolicyFinding[] =>
    exact && text !== undefined && /[*?]/.test(text.replace(/\$\{[^}]*\}/g, ''))
      ? [{ pointer: at, severity: 'warning', message: `"${operator}" takes "${text}" letter by letter`, help: `use "${operator.replace('Equals', 'Like')}" if * and ? are meant as wildcards` }]
      : [],
  )
}

const words: { readonly [K in ConditionKeyType['kind']]: string } = { text: 'texts', arn: 'ARNs', boolean: 'true or false', number: 'numbers', date: 'dates', ip: 'IP addresses', binary: 'binary values' }
const operatorFor: { readonly [K in ConditionKeyType['kind']]: string } = { text: 'StringEquals', arn: 'ArnLike', boolean: 'Bool', number: 'NumericEquals', date: 'DateGreaterThan', ip: 'IpAddress', binary: 'BinaryEquals' }
