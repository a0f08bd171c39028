import type { VariableRead } from './variables.js'

/**
 * The names of the variables that each state reads, sorted; states that read none are left out. As in the answer of
 * DescribeStateMachine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 */
export function variableReferences(reads: readonly VariableRead[]): Readonly<Record<string, readonly string[]>> {
  const names = new Map<string, Set<string>>()
  for (const { name, site } of reads) names.set(site.state.name, (names.get(site.state.name) ?? new Set()).add(name))
  return Object.fromEntries([...names].map(([state, read]) => [state, [...read].sort()]))
}
