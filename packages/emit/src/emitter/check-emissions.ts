import { diagnostic, type Diagnostic, type Location } from '@stepwright/asl'
import { compareText } from './compare-text.js'
import type { EmittedFile } from './emitted-file.js'
import type { Emission } from './emission.js'

/**
 * Names that make files everywhere, and files that do not overwrite each other, on a disk that ignores case neither.
 *
 * @see https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
export function checkEmissions(emissions: readonly Emission[]): Diagnostic[] {
  return [...emissions.flatMap(checkName), ...checkPaths(emissions)]
}

function checkName(emission: Emission): Diagnostic[] {
  const { kind, name } = emission
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
  if (/^[A-Za-z0-9][A-Za-z0-9._@-]*$/.test(name) && !reserved) return []
  return [
    diagnostic({
      code: 'emit/unsafe-name',
      message: `${kind} name "${name}" does not make the name of a file on every system`,
      help: reserved
        ? 'choose another name: Windows keeps this one for a device'
        : 'use letters, digits, "-", "_", "." and "@", and begin with a letter or a digit',
      location: locationOf(emission),
    }),
  ]
}

function checkPaths(emissions: readonly Emission[]): Diagnostic[] {
  const first = new Map<string, { readonly emission: Emission; readonly file: EmittedFile }>()
  const ordered = [...emissions].sort((a, b) => compareText(a.from.file, b.from.file) || (a.from.line ?? 0) - (b.from.line ?? 0))
  return ordered.flatMap((emission) => {
    const taken = emission.files.flatMap((file) => {
      const other = first.get(file.path.toLowerCase())
      return other === undefined || isShared(emission, file, other) ? [] : [other.emission]
    })[0]
    for (const file of emission.files) first.set(file.path.toLowerCase(), { emission: taken ?? emission, file })
    return taken === undefined ? [] : [collision(emission, taken)]
  })
}

/** A pipeline and a stage may deploy to one environment: they write the same file, and mean it. */
function isShared(emission: Emission, file: EmittedFile, other: { readonly emission: Emission; readonly file: EmittedFile }): boolean {
  return emission.kind !== other.emission.kind && file.path === other.file.path && file.text === other.file.text && file.text !== ''
}

function collision(emission: Emission, taken: Emission): Diagnostic {
  const same = emission.kind === taken.kind && emission.name === taken.name
  return diagnostic({
    code: same ? 'emit/duplicate-name' : 'emit/colliding-names',
    message: same
      ? `${emission.kind} name "${emission.name}" is taken by another ${emission.kind}`
      : `files of ${emission.kind} "${emission.name}" would overwrite those of ${taken.kind} "${taken.name}"`,
    help: 'give one of them another name',
    ...(same ? {} : { note: 'many disks do not tell capital letters from small ones' }),
    location: locationOf(emission),
    related: [{ message: `"${taken.name}" is written here`, location: locationOf(taken) }],
  })
}

function locationOf({ name, from }: Emission): Location {
  const { file, line, column } = from
  if (line === undefined || column === undefined) return { source: file, pointer: '', anchor: 'value' }
  return { source: name, pointer: '', anchor: 'value', callSite: { ...from, line, column } }
}
