import type { SpecProblem } from './action-spec.js'

/** The input of a workflow as JSON text, and what in it JSON cannot say. */
export function literalInput(workflow: string, input: unknown): { readonly text: string; readonly problems: readonly SpecProblem[] } {
  const odd = findOdd(input, 'input')
  if (odd === undefined) return { text: JSON.stringify(input) ?? 'null', problems: [] }
  const problem: SpecProblem = {
    code: 'pipeline/input-not-data',
    message: `${odd.path} of workflow "${workflow}" is ${odd.what}, which JSON cannot say`,
    help: 'write plain data, with variables of actions where values are known only when the pipeline runs',
  }
  return { text: '{}', problems: [problem] }
}

interface Odd {
  readonly path: string
  readonly what: string
}

function findOdd(value: unknown, path: string): Odd | undefined {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { path, what: String(value) }
  if (typeof value !== 'object') return { path, what: typeof value === 'function' ? 'a function' : `a ${typeof value}` }
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return { path, what: 'not a plain object' }
  for (const [key, member] of Object.entries(value)) {
    const odd = findOdd(member, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`)
    if (odd !== undefined) return odd
  }
  return undefined
}
