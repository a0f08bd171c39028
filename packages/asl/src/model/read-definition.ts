import { fields } from '../fields/fields.js'
import type { Pointer } from '../source/pointer.js'
import type { SourceText } from '../source/span-at.js'
import type { Syntax } from '../source/syntax.js'
import { locate } from '../text/locate.js'
import { readText } from '../text/read-text.js'
import type { Definition, Parameter } from './definition.js'
import type { Outcome } from '../diagnostics/outcome.js'
import { readMachine } from './read-machine.js'

/** A definition that was read, all that is wrong with it, and its text. */
export interface ReadDefinition extends Outcome<Definition> {
  readonly source: SourceText
}

/** What is known about a definition beside its text. */
export interface DefinitionFacts {
  readonly file: string
  /** The file's name without its endings, when left out. */
  readonly name?: string
  /** STANDARD, as for AWS, when left out. */
  readonly type?: Definition['type'] | undefined
  /** JSON, when left out. */
  readonly syntax?: Syntax | undefined
}

/**
 * Reads a definition that someone wrote, however wrong. Never throws; a problem never hides another. Diagnostics know their
 * place in the text.
 */
export function readDefinition(text: string, { file, name = nameOf(file), type = 'STANDARD', syntax }: DefinitionFacts): ReadDefinition {
  const read = readText(text, { file, syntax })
  const { source } = read
  let { diagnostics } = read
  let value: Definition | undefined
  if (read.value !== undefined) {
    const { value: machine, diagnostics: found } = readMachine(read.value, { source: file })
    diagnostics = diagnostics.concat(locate(found, source))
    if (machine !== undefined) value = definitionOf({ name, type, machine, document: read.value, source })
  }
  return { value, diagnostics, source }
}

function definitionOf({ name, type, machine, document, source }: Pick<Definition, 'name' | 'type' | 'machine'> & { readonly document: unknown; readonly source: SourceText }): Definition {
  const definition: Definition = { name, type, machine, provenance: nothing, parameters: none }
  if (!source.text.includes('${')) return definition
  // a linter never asks for them, and finding them takes a tenth of the time for reading
  unread.set(definition, { document, source })
  return Object.defineProperty(definition, 'parameters', parametersWhenAsked)
}

const nothing: ReadonlyMap<Pointer, never> = new Map<Pointer, never>()
const none: readonly Parameter[] = []
const unread = new WeakMap<object, Parameters<typeof parametersOf>[0] & { parameters?: readonly Parameter[] }>()

/** One for all: with a getter of its own each definition would be a hash table, and all that is asked of it slow. */
const parametersWhenAsked: PropertyDescriptor & ThisType<object> = {
  enumerable: true,
  configurable: true,
  get() {
    const text = unread.get(this)
    return text === undefined ? none : (text.parameters ??= parametersOf(text))
  },
}

/** `jobs/nightly.asl.json` is called `nightly`. */
function nameOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  return without(without(name, syntaxes), kinds)
}

// by hand: for small definitions, a pattern that looks for an end from every letter shows
const syntaxes = ['.json', '.jsonc', '.json5', '.yaml', '.yml']
const kinds = ['.asl']

function without(name: string, endings: readonly string[]): string {
  const dot = name.lastIndexOf('.')
  return dot !== -1 && endings.includes(name.slice(dot).toLowerCase()) ? name.slice(0, dot) : name
}

/** The `${Placeholder}`s of a text, by name; a number where one stands for the whole of a field that holds numbers. */
function parametersOf({ document, source: { text } }: { readonly document: unknown; readonly source: SourceText }): readonly Parameter[] {
  const names = new Set(Array.from(text.matchAll(placeholders), ([, name = '']) => name))
  if (names.size === 0) return []
  const numbers = new Set<string>()
  const open: unknown[] = [document]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    for (const key of Object.keys(value)) {
      const member = (value as { readonly [key: string]: unknown })[key]
      if (typeof member === 'object') open.push(member)
      else if (typeof member === 'string' && numeric.has(key)) numbers.add(/^\$\{([^{}]+)\}$/.exec(member)?.[1] ?? '')
    }
  }
  return [...names].sort().map((name) => ({ name, kind: numbers.has(name) ? 'number' : 'string' }))
}

const placeholders = /\$\{([A-Za-z][\w.:]*)\}/g
const numeric: ReadonlySet<string> = new Set(fields.flatMap(({ field, holds }) => (holds.kind === 'integer' || holds.kind === 'number' ? [field] : [])))
