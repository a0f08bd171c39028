import type { Rule, Violation } from './violation.js'

/** The plan itself: it only points down, and everything that it names is there. */
export const planRule: Rule = ({ plan, tree }) => {
  const names = Object.keys(plan.packages)
  const found: Violation[] = []
  const say = (message: string) => found.push({ rule: '', file: 'floorplan.ts', message })
  for (const [name, { mayImport }] of Object.entries(plan.packages)) {
    if (!tree.manifests.has(name)) say(`package "${name}" does not exist`)
    for (const other of mayImport) {
      if (names.indexOf(other) < 0 || names.indexOf(other) >= names.indexOf(name)) say(`"${name}" may import "${other}", which does not stand before it`)
    }
  }
  return found
}
