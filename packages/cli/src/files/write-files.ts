import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { diagnostic, type Diagnostic } from '@stepwright/asl'
import type { FilePlan, PlannedFile } from './plan-files.js'
import { reasonOf } from './reason-of.js'

/**
 * Brings a folder to what `plan` says: every file is written beside its place first and then renamed, so that no reader
 * finds half a file; what is unchanged is left alone, what is left over is removed. Yields what went wrong.
 */
export async function writeFiles(plan: FilePlan): Promise<readonly Diagnostic[]> {
  return withoutInterruption(() => {
    const pending = new Map<string, string>()
    try {
      const changes = inOrder(plan.files.filter(({ state }) => state !== 'unchanged'))
      for (const file of changes) writeBeside(join(plan.folder, file.path), file.text, pending)
      for (const [temporary, path] of pending) {
        renameSync(temporary, path)
        pending.delete(temporary)
      }
      for (const path of plan.leftOver) rmSync(join(plan.folder, path), { force: true })
      return []
    } catch (error) {
      for (const temporary of pending.keys()) rmSync(temporary, { force: true })
      return [unwritable(plan.folder, error)]
    }
  })
}

/** The manifest last: until then, the old one still tells of all that is there. */
function inOrder(files: readonly PlannedFile[]): PlannedFile[] {
  const isManifest = ({ path }: PlannedFile): boolean => path === 'manifest.json'
  return [...files.filter((file) => !isManifest(file)), ...files.filter(isManifest)]
}

function writeBeside(path: string, text: string, pending: Map<string, string>): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  makeFolder(dirname(path))
  pending.set(temporary, path)
  writeFileSync(temporary, text)
}

/** Folder by folder: told to make all of them, Node never comes back where a parent cannot hold any, as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // another build may have made it meanwhile
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error
  }
}

/** Runs `work` to its end, and only then gives in to a signal that came meanwhile. */
async function withoutInterruption<T>(work: () => T): Promise<T> {
  let caught: number | undefined
  const listeners = signals.map(([signal, code]) => [signal, () => void (caught = code)] as const)
  for (const [signal, listener] of listeners) process.on(signal, listener)
  try {
    return work()
  } finally {
    // a signal is delivered when the event loop turns
    await new Promise((resolve) => setImmediate(resolve))
    for (const [signal, listener] of listeners) process.off(signal, listener)
    if (caught !== undefined) process.exit(caught)
  }
}

/** With the exit code of a process that the signal ended: 128 and its number. */
const signals = [['SIGINT', 130], ['SIGTERM', 143]] as const satisfies readonly (readonly [NodeJS.Signals, number])[]

function unwritable(folder: string, error: unknown): Diagnostic {
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : folder
  return diagnostic({
    code: 'build/unwritable-output',
    message: `nothing can be written to "${folder}": ${reasonOf(error)}`,
    help: 'give --out a folder that can be written to',
    location: { source: path.endsWith('.tmp') ? folder : path, pointer: '', anchor: 'value' },
  })
}
