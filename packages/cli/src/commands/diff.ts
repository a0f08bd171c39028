import { statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { formatJson, hasErrors, isObject, nearName, type Definition, type Diagnostic, type Json } from '@stepwright/asl'
import { findDefinitions } from '@stepwright/lint'
import type { MachineDiff } from '../comparison/change.js'
import { compareDefinitions } from '../comparison/compare-definitions.js'
import { renderDiff } from '../comparison/render-diff.js'
import { renderMarkdown } from '../comparison/render-markdown.js'
import { readDocument } from '../files/read-document.js'
import { exitCodes, type Call, type Run } from './command.js'
import { sayProblems } from './one-machine.js'
import { readMachines } from './read-machines.js'
import { usageError } from './usage-error.js'

/** `stepwright diff`: two machines, or two folders of them, by what they do. */
export const diff: Run = async (call) => {
  const { flags } = call
  const [old, found, ...more] = call.names
  if (flags.has('json') && flags.has('markdown')) return usageError(call.error, '--json and --markdown exclude each other')
  if (old === undefined || found === undefined || more.length > 0) return usageError(call.error, 'diff needs two definitions: name the old one, then the new one')
  const [before, after] = [await definitionsOf(old, call), await definitionsOf(found, call)]
  const problems = [...before.diagnostics, ...after.diagnostics]
  if (problems.length > 0) {
    sayProblems(problems, call)
    return exitCodes.couldNotRun
  }
  const pairs = pair(before.definitions, after.definitions)
  const name = flags.get('name')
  const wanted = pairs.filter((one) => name === undefined || one.name === name)
  if (wanted.length === 0) return usageError(call.error, name === undefined ? 'neither side has a machine' : unknownName(name, pairs.map((one) => one.name)))
  return say(wanted, call, flags.has('markdown') ? await drawingsOf(wanted) : undefined)
}

/** The new machines in Mermaid, by name. */
async function drawingsOf(pairs: readonly Pair[]): Promise<ReadonlyMap<string, string>> {
  const [{ chartOf }, { mermaid }] = await Promise.all([import('../graph/chart.js'), import('../graph/mermaid.js')])
  return new Map(pairs.flatMap(({ name, after }): [string, string][] => (after === undefined ? [] : [[name, mermaid(chartOf(after.machine))]])))
}

interface Pair {
  readonly name: string
  readonly before?: Definition
  readonly after?: Definition
}

/** By name; one machine on each side is a pair whatever they are called. */
function pair(before: readonly Definition[], after: readonly Definition[]): readonly Pair[] {
  const [[old], [found]] = [before, after]
  if (old !== undefined && found !== undefined && before.length === 1 && after.length === 1) return [{ name: found.name, before: old, after: found }]
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort()
  const named = (definitions: readonly Definition[], name: string): Definition | undefined => definitions.find((one) => one.name === name)
  return names.map((name) => {
    const [one, other] = [named(before, name), named(after, name)]
    return { name, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }
  })
}

type PairDiff = MachineDiff | { readonly name: string; readonly machine: 'added' | 'removed' }

function say(pairs: readonly Pair[], { flags, out }: Call, drawings: ReadonlyMap<string, string> | undefined): number {
  const diffs = pairs.map(({ name, before, after }): PairDiff =>
    before !== undefined && after !== undefined ? { ...compareDefinitions(before, after), name } : { name, machine: before === undefined ? 'added' : 'removed' })
  const differing = diffs.filter((one) => 'machine' in one || one.changes.length > 0)
  if (flags.has('json')) out.write(formatJson(diffs as unknown as Json))
  else if (drawings !== undefined) {
    const rendered = differing.map((one) => ('machine' in one ? wholeMachine(one, drawings.get(one.name)) : renderMarkdown(one, drawings.get(one.name))))
    out.write(rendered.join('\n'))
  } else if (differing.length === 0) out.write(diffs.length === 1 ? `${out.style.bold(diffs[0]?.name ?? '')} does the same\n` : `all ${diffs.length} machines do the same\n`)
  else {
    const rendered = differing.map((one) => ('machine' in one ? `${out.style.bold(one.name)} is ${one.machine === 'added' ? 'new' : 'gone'}\n` : renderDiff(one, out.style)))
    out.write(rendered.join('\n'))
  }
  return differing.length === 0 ? exitCodes.clean : exitCodes.problems
}

/** A machine that is new or gone, as Markdown. */
function wholeMachine({ name, machine }: Extract<PairDiff, { readonly machine: string }>, drawing: string | undefined): string {
  return renderMarkdown({ name, changes: [{ kind: machine, area: 'machine', path: 'state machine' }], consequences: [] }, drawing)
}

interface Side {
  readonly definitions: readonly Definition[]
  /** Why there is nothing to compare. */
  readonly diagnostics: readonly Diagnostic[]
}

async function definitionsOf(name: string, { cwd }: Call): Promise<Side> {
  const isFolder = statSync(resolve(cwd, name), { throwIfNoEntry: false })?.isDirectory() === true
  const files = isFolder ? findDefinitions([name], cwd).files : [name]
  const sides = await Promise.all(files.map((file) => oneFile(file, cwd)))
  return { definitions: sides.flatMap(({ definitions }) => definitions), diagnostics: sides.flatMap(({ diagnostics }) => diagnostics) }
}

async function oneFile(file: string, cwd: string): Promise<Side> {
  const { definitions, diagnostics } = await readMachines(file, cwd)
  // what is wrong inside a machine is for lint to say: as long as there is one, it can be compared
  if (definitions.length === 0 || (hasErrors(diagnostics) && diagnostics.some(({ code }) => code.startsWith('build/')))) return { definitions: [], diagnostics }
  return { definitions: await Promise.all(definitions.map((definition) => withSchema(definition, resolve(cwd, file)))), diagnostics: [] }
}

/** `order.asl.json` has its input's schema in `order.input.schema.json`, where "build" wrote both. */
async function withSchema(definition: Definition, file: string): Promise<Definition> {
  const beside = join(dirname(file), basename(file).replace(/\.asl\.(json|ya?ml)$/, '.input.schema.json'))
  if (definition.inputSchema !== undefined || beside === file || statSync(beside, { throwIfNoEntry: false }) === undefined) return definition
  const { value } = await readDocument(beside)
  return isObject(value) ? { ...definition, inputSchema: value } : definition
}

function unknownName(name: string, names: readonly string[]): string {
  const near = nearName(name, names)
  return `neither side has a machine "${name}": ${near === undefined ? `there are ${names.map((one) => `"${one}"`).join(', ')}` : `use "${near}"`}`
}
