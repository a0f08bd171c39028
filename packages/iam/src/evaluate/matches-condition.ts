import { covers, matchesWildcard } from '../policy/covers.js'
import { listOf, type ForeignStatement } from './foreign-policy.js'
import type { Request } from './request.js'

/**
 * Whether a condition holds for a request: all operators, all keys, one of the values. `undefined` for an operator that is not known
 * here, so that the caller takes the careful side.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchesCondition(condition: ForeignStatement['Condition'], { context }: Request): boolean | undefined {
  let holds: boolean | undefined = true
  for (const [written, keys] of Object.entries(condition ?? {})) {
    const [, quantifier = '', name = '', ifExists = ''] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(written) ?? []
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
    if (operator === undefined) {
      holds = undefined
      continue
    }
    for (const [key, value] of Object.entries(keys)) {
      const wanted = listOf(value).map(String)
      const given = valuesOf(context, key)
      if (!keyHolds(operator, { given, wanted, quantifier, isOptional: ifExists !== '' })) return false
    }
  }
  return holds
}

interface KeyCheck {
  readonly given: readonly string[] | undefined
  readonly wanted: readonly string[]
  readonly quantifier: string
  readonly isOptional: boolean
}

function keyHolds({ test, negated }: Operator, { given, wanted, quantifier, isOptional }: KeyCheck): boolean {
  // a key that is not there fails a comparison, passes a negated one, and all values of none are any
  if (given === undefined) return isOptional || negated || quantifier === 'ForAllValues:'
  const one = (text: string): boolean => wanted.some((pattern) => test(pattern, text)) !== negated
  return quantifier === 'ForAnyValue:' ? given.some(one) : given.every(one)
}

interface Operator {
  readonly test: (pattern: string, text: string) => boolean
  readonly negated: boolean
}

const equals = (pattern: string, text: string): boolean => pattern === text
const sameLetters = (pattern: string, text: string): boolean => pattern.toLowerCase() === text.toLowerCase()

const operators: { readonly [name: string]: Operator } = {
  StringEquals: { test: equals, negated: false },
  StringNotEquals: { test: equals, negated: true },
  StringEqualsIgnoreCase: { test: sameLetters, negated: false },
  StringLike: { test: matchesWildcard, negated: false },
  StringNotLike: { test: matchesWildcard, negated: true },
  ArnEquals: { test: covers, negated: false },
  ArnLike: { test: covers, negated: false },
  ArnNotEquals: { test: covers, negated: true },
  ArnNotLike: { test: covers, negated: true },
  Bool: { test: sameLetters, negated: false },
}

/** Keys do not care about capitals. */
function valuesOf(context: Request['context'], key: string): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())
  return found === undefined ? undefined : listOf<string>(found[1])
}
