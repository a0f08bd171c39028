import { diagnostic, isObject, nearName, sortDiagnostics, valueAt, type Diagnostic, type Pointer, type SourceText, type Span } from '@stepwright/asl'
import type { Linter } from '../runner/make-linter.js'
import type { Hosted, HostedFile, HostedMachine, Substitutions } from './hosted-machine.js'
import { substitutionsIn } from './substitutions-in.js'

/** What is to be said about the machines of a file, with their places in it. Fixes are left out: they would be of another text. */
export async function lintHosted(linter: Linter, { machines }: Hosted, source: SourceText): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  for (const machine of machines) {
    const { type, syntax } = machine
    const definition = syntax.parse(source.text).value
    // what a template computes as a whole is not known yet
    if (isObject(definition) && isComputed(definition['States'])) continue
    const { diagnostics } = await linter.lint(source.text, { file: source.file, syntax, ...(type === undefined ? {} : { type }) })
    found.push(...diagnostics.filter((each) => isInside(each, machine.span) && !isOfComputed(each, definition)).map((each) => moved(each, machine)))
    if (machine.substitutions !== undefined) found.push(...checkSubstitutions(machine.substitutions, machine.raw ?? definition, machine, source.file))
  }
  return sortDiagnostics(found)
}

const isComputed = (value: unknown): boolean => typeof value === 'string' && /^\$\{[^{}]*\}$/.test(value)

/** The kind of a value that a template computes cannot be told. */
function isOfComputed({ code, location }: Diagnostic, definition: unknown): boolean {
  return code === 'schema/wrong-type' && isComputed(valueAt(definition, location.pointer))
}

/** A comment elsewhere in the file, such as a suppression of another machine, is none of this machine's. */
function isInside({ location: { span } }: Diagnostic, { start, end }: Span): boolean {
  return span === undefined || (span.start >= start && span.start <= end)
}

function moved(found: Diagnostic, { pointer, name }: HostedMachine): Diagnostic {
  const at = (location: Diagnostic['location']): Diagnostic['location'] => ({ ...location, pointer: `${pointer}${location.pointer}` as Pointer })
  return {
    ...found,
    location: at(found.location),
    related: found.related.map((each) => ({ ...each, location: at(each.location) })),
    fixes: [],
    ...(found.location.pointer === '' ? { message: `${found.message} (in "${name}")` } : {}),
  }
}

/** Names that are filled in and not used, and used and not filled in. */
export function checkSubstitutions(
  { names, pointer, spanOf }: Substitutions,
  definition: unknown,
  machine: Pick<HostedMachine | HostedFile, 'name' | 'pointer' | 'span'>,
  file: string,
): readonly Diagnostic[] {
  const used = substitutionsIn(definition)
  const unused = names
    .filter((name) => !used.has(name))
    .map((name) =>
      diagnostic({
        code: 'syntax/unused-substitution',
        severity: 'warning',
        message: `"${name}" is filled in, and the definition of "${machine.name}" does not use it`,
        help: renamed(name, [...used].filter((each) => !names.includes(each))),
        location: { source: file, pointer: `${pointer}/${name}` as Pointer, anchor: 'key', span: spanOf(name) },
      }),
    )
  const undeclared = [...used].filter((name) => !names.includes(name)).sort()
  return [
    ...unused,
    ...undeclared.map((name) =>
      diagnostic({
        code: 'syntax/undeclared-substitution',
        severity: 'warning',
        message: `the definition of "${machine.name}" uses "\${${name}}", and nothing fills it in`,
        help: nearName(name, names) === undefined ? `give "${name}" a value where the machine is declared` : `use "\${${nearName(name, names)}}", or give "${name}" a value`,
        note: 'without a value the text goes to Step Functions as it is',
        location: { source: file, pointer: machine.pointer, anchor: 'key', span: machine.span },
      }),
    ),
  ]
}

function renamed(name: string, missing: readonly string[]): string {
  const near = nearName(name, missing)
  return near === undefined ? 'remove it' : `rename it to "${near}"`
}
