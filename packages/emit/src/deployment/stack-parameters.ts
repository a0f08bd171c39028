import type { Parameter, ParameterKind } from '@stepwright/asl'
import { compareText } from '../emitter/compare-text.js'
import type { StackMachine, StackParameter } from './stack.js'

/** The parameters that nothing in the stack gives, each once, by name. Of two kinds of one name, the one that says more counts. */
export function stackParameters(machines: readonly StackMachine[], ofResources: readonly (Parameter & { readonly usedBy: string })[]): StackParameter[] {
  const found = new Map<string, { readonly kind: ParameterKind; readonly usedBy: readonly string[] }>()
  const add = ({ name, kind }: Parameter, user: string): void => {
    if (name.startsWith('AWS::')) return
    const before = found.get(name)
    const said = before === undefined || before.kind === 'string' ? kind : before.kind
    found.set(name, { kind: said, usedBy: [...new Set([...(before?.usedBy ?? []), user])] })
  }
  for (const { definition, bound } of machines) {
    for (const parameter of definition.parameters) if (!Object.hasOwn(bound, parameter.name)) add(parameter, definition.name)
  }
  for (const parameter of ofResources) add(parameter, parameter.usedBy)
  return [...found].map(([name, facts]) => ({ name, ...facts })).sort((a, b) => compareText(a.name, b.name))
}
