import type { ParameterKind } from '@stepwright/asl'
import { compareText } from '../emitter/compare-text.js'
import type { StackMachine, StackParameter } from './stack.js'

/** The parameters that nothing in the stack gives, each once, by name. Of two kinds of one name, the one that says more counts. */
export function stackParameters(machines: readonly StackMachine[]): StackParameter[] {
  const found = new Map<string, { readonly kind: ParameterKind; readonly usedBy: readonly string[] }>()
  for (const { definition, bound } of machines) {
    for (const { name, kind } of definition.parameters) {
      if (Object.hasOwn(bound, name) || name.startsWith('AWS::')) continue
      const before = found.get(name)
      const said = before === undefined || before.kind === 'string' ? kind : before.kind
      found.set(name, { kind: said, usedBy: [...(before?.usedBy ?? []), definition.name] })
    }
  }
  return [...found].map(([name, facts]) => ({ name, ...facts })).sort((a, b) => compareText(a.name, b.name))
}
