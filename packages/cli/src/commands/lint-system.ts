import { formatJson, locationOf, writeMachine, type Definition, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { System } from '@stepwright/emit'
import { defaultSettings, findConfig, makeLinter, readConfig, type Linter, type Settings } from '@stepwright/lint'

/** How `stepwright lint` is configured in a folder. */
export async function lintSettings(cwd: string): Promise<Outcome<Settings>> {
  const file = findConfig(cwd)
  return file === undefined ? { value: defaultSettings, diagnostics: [] } : readConfig(file)
}

/**
 * What the linter says about the machines of a system, at the calls that wrote them: a misspelt error name, what stands in `flow.raw`. Of machines that were written by hand, only errors: their files are linted themselves.
 */
export async function lintSystem({ definitions }: System, settings: Settings, today: string): Promise<readonly Diagnostic[]> {
  const linter = makeLinter(settings)
  const found = await Promise.all(definitions.map(({ definition }) => lintDefinition(definition, linter, today)))
  return found.flat()
}

async function lintDefinition(definition: Definition, linter: Linter, today: string): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await linter.lint(formatJson(writeMachine(definition.machine)), { file: `${definition.name}.asl.json`, type: definition.type, today })
  const isByHand = definition.provenance.size === 0
  const placed = (location: Diagnostic['location']): Diagnostic['location'] => ({ ...locationOf(definition, location.pointer), anchor: location.anchor })
  return diagnostics
    .filter(({ severity }) => severity === 'error' || !isByHand)
    .map((one) => ({ ...one, location: placed(one.location), related: one.related.map((other) => ({ ...other, location: placed(other.location) })), fixes: [] }))
}
