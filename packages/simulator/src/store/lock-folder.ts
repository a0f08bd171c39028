import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const held = new Set<string>()

/** Takes a folder for this process alone: yields what gives it back, or a sentence about who has it. The lock of a process that was killed does not count. */
export function lockFolder(folder: string): (() => void) | string {
  const file = join(resolve(folder), 'lock')
  const taken = (by: string): string => `the folder "${folder}" is in use by process ${by}; stop it, or choose another folder`
  if (held.has(file)) return taken(String(process.pid))
  const own = `${process.pid} ${birthOf(process.pid)}`
  for (let tries = 0; tries < 3; tries++) {
    if (create(file, own)) {
      held.add(file)
      return () => {
        held.delete(file)
        rmSync(file, { force: true })
      }
    }
    const found = read(file)
    if (found === undefined) continue
    if (isAlive(found)) return taken(found.split(' ')[0] ?? '')
    takeAway(file, found)
  }
  return `the folder "${folder}" cannot be locked: others lock it at the same moment`
}

function create(file: string, text: string): boolean {
  // linked when it is written: nobody sees an empty one
  const written = `${file}.${process.pid}.new`
  writeFileSync(written, text)
  try {
    linkSync(written, file)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    throw thrown
  } finally {
    rmSync(written, { force: true })
  }
}

/** Moved before it is removed: if another process was faster, and this is its lock, it goes back. */
function takeAway(file: string, found: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (read(aside) !== found) linkSync(aside, file)
  } catch {
    // another process has taken it away
  }
  rmSync(aside, { force: true })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** A number is used again, in a container almost at once; so the moment of birth must be the same, where the system tells it. */
function isAlive(lock: string): boolean {
  const [number = '', birth = ''] = lock.split(' ')
  const pid = Number(number)
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    if (codeOf(thrown) !== 'EPERM') return false
  }
  return birthOf(pid) === birth
}

/** The 22nd field of /proc/PID/stat; the second, in parentheses, may have spaces. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function birthOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`) ?? ''
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

const codeOf = (thrown: unknown): unknown => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined)
