import { evaluateJsonPath, type Json } from '@stepwright/asl'
import type { TestDocument } from '../data/document.js'
import { settled, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { runtimeFailure } from '../languages/failures.js'
import { environment } from '../languages/json-path.js'
import { pathOf } from '../languages/known-paths.js'
import { comparisons, isPresence, type Comparison } from './comparisons.js'

/** Whether a test of a Choice in JSONPath holds. A path that leads nowhere fails the execution, except under IsPresent. */
export function passesTest(test: TestDocument, visit: Visit, input: Json): Settled<boolean> {
  if (test.And !== undefined) return combine(test.And, false, visit, input)
  if (test.Or !== undefined) return combine(test.Or, true, visit, input)
  if (test.Not !== undefined) {
    const inner = passesTest(test.Not, visit, input)
    return inner.ok ? settled(!inner.value) : inner
  }
  return compare(test, visit, input)
}

/** Stops at the first test that decides. */
function combine(tests: readonly TestDocument[], decisive: boolean, visit: Visit, input: Json): Settled<boolean> {
  for (const test of tests) {
    const holds = passesTest(test, visit, input)
    if (!holds.ok || holds.value === decisive) return holds
  }
  return settled(!decisive)
}

function compare(test: TestDocument, visit: Visit, input: Json): Settled<boolean> {
  const { Variable } = test
  const { operator, operand, compares, reads } = comparisonOf(test)
  if (Variable === undefined || operator === undefined) return settled(false)
  const left = evaluateJsonPath(pathOf(Variable), environment(visit, input)).value
  if (operator === isPresence) return settled((left !== undefined) === operand)
  if (left === undefined) return lost(Variable, visit)
  if (reads === undefined) return settled(compares?.(left, operand as Json) === true)
  const right = evaluateJsonPath(pathOf(reads), environment(visit, input)).value
  return right === undefined ? lost(reads, visit) : settled(compares?.(left, right) === true)
}

interface FoundComparison {
  readonly operator?: string
  readonly operand?: unknown
  readonly compares?: Comparison | undefined
  /** The path of what is compared with, where it is one. */
  readonly reads?: string
}

const found = new WeakMap<TestDocument, FoundComparison>()

/** Looks for the operator once in each test: a loop of a thousand rounds makes the same few. */
function comparisonOf(test: TestDocument): FoundComparison {
  const before = found.get(test)
  if (before !== undefined) return before
  const [operator, operand] = Object.entries(test).find(([field]) => field in comparisons || field.replace(/Path$/, '') in comparisons) ?? []
  const isPath = operator !== undefined && !(operator in comparisons) && typeof operand === 'string'
  const comparison: FoundComparison =
    operator === undefined ? {} : { operator, operand, compares: comparisons[operator] ?? comparisons[operator.replace(/Path$/, '')], ...(isPath ? { reads: operand } : {}) }
  found.set(test, comparison)
  return comparison
}

const lost = (path: string, visit: Visit): Settled<never> =>
  runtimeFailure(visit, `Invalid path '${path}': The choice state's condition path references an invalid value.`)
