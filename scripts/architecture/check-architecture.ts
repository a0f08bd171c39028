import type { FloorPlan } from '../../floorplan.js'
import { cycles } from './cycles.js'
import { fileRules } from './file-rules.js'
import { importRules } from './import-rules.js'
import { planRule } from './plan-rule.js'
import { readModule } from './read-module.js'
import type { Tree } from './tree.js'
import type { Rule, Violation } from './violation.js'

export const rules: Readonly<Record<string, Rule>> = { ...importRules, cycle: cycles, ...fileRules, plan: planRule }

/** All violations of `plan` in `tree` that it does not list as exceptions, and the exceptions that nothing needs. */
export function checkArchitecture(tree: Tree, plan: FloorPlan): Violation[] {
  const modules = new Map([...tree.sources].map(([path, text]) => [path, readModule(path, text)]))
  const found = Object.entries(rules).flatMap(([rule, check]) => check({ plan, tree, modules }).map((violation) => ({ ...violation, rule })))
  const listed = (violation: Violation) => plan.exceptions.some(({ file, rule }) => file === violation.file && rule === violation.rule)
  const unused = plan.exceptions.filter(({ file, rule }) => !found.some((violation) => violation.file === file && violation.rule === rule))
  return [
    ...found.filter((violation) => !listed(violation)),
    ...unused.map(({ file, rule }) => ({ rule: 'unused-exception', file, message: `no longer breaks "${rule}"; delete the exception` })),
  ]
}

/** One line for a person: `packages/asl/src/a.ts:3 [cycle] …`. */
export function renderViolation({ rule, file, line, message }: Violation): string {
  return `${file}${line === undefined ? '' : `:${line}`} [${rule}] ${message}`
}
