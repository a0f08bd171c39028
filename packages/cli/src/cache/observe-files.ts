import fs, { constants } from 'node:fs'
import promises from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { intercept, type Told } from './intercept.js'
import type { Notes } from './notes.js'
import type { Observer } from './observer.js'

/** Has Node tell `observer` which files are read, looked for, listed and changed, whoever does it on this thread. */
export function observeFiles(observer: Observer): void {
  for (const [deed, names] of Object.entries(functions) as [Deed, readonly string[]][]) {
    for (const name of names) {
      for (const member of [name, `${name}Sync`]) intercept(fs, member, (args) => deeds[deed](observer, args))
      intercept(promises, name, (args) => deeds[deed](observer, args))
    }
  }
  // members of the functions before, which their proxies hand on
  for (const function_ of [fs.realpath, fs.realpathSync]) intercept(function_, 'native', (args) => deeds.link(observer, args))
}

type Deed = 'read' | 'open' | 'look' | 'list' | 'link' | 'change' | 'other'

const functions: Readonly<Record<Deed, readonly string[]>> = {
  read: ['readFile', 'createReadStream', 'openAsBlob'],
  open: ['open'],
  look: ['stat', 'lstat', 'exists', 'access'],
  list: ['readdir', 'opendir'],
  link: ['realpath', 'readlink'],
  change: [
    'writeFile', 'appendFile', 'createWriteStream', 'mkdir', 'mkdtemp', 'rm', 'rmdir', 'unlink', 'rename', 'copyFile', 'cp', 'symlink', 'link',
    'truncate', 'chmod', 'chown', 'utimes',
  ],
  other: ['glob', 'statfs', 'watch', 'watchFile'],
}

const deeds: Readonly<Record<Deed, (observer: Observer, args: readonly unknown[]) => ReturnType<Told>>> = {
  read: (observer, [file]) => {
    if (typeof file === 'number' && file < 3) observer.refuse('reads what is piped into the command')
    return noted(observer, file, ({ read }, path) => {
      read.set(path, read.get(path) ?? false)
      return (result) => {
        read.set(path, true)
        return result
      }
    })
  },
  open: (observer, args) => {
    const [, flags] = args
    const onlyReads = typeof flags === 'number' ? (flags & (constants.O_WRONLY | constants.O_RDWR)) === 0 : typeof flags !== 'string' || /^rs?$/.test(flags)
    return deeds[onlyReads ? 'read' : 'change'](observer, args)
  },
  look: (observer, [file]) => noted(observer, file, ({ looked }, path) => {
    looked.add(path)
    return observer.isRunning() ? (result) => watchedStats(observer, result) : undefined
  }),
  list: (observer, [folder, options]) => noted(observer, folder, ({ listed, listedWhole }, path) => {
    const isWhole = typeof options === 'object' && options !== null && 'recursive' in options && options.recursive === true
    ;(isWhole ? listedWhole : listed).add(path)
  }),
  link: (observer, [file]) => noted(observer, file, ({ linked, looked }, path) => {
    linked.add(path)
    looked.add(path)
  }),
  change: (observer) => observer.refuse('writes to the disk'),
  other: (observer) => observer.refuse('asks about the disk'),
}

function noted(observer: Observer, file: unknown, note: (notes: Notes, path: string) => ReturnType<Told>): ReturnType<Told> {
  const notes = observer.notes()
  const path = pathOf(file)
  return notes === undefined || path === undefined ? undefined : note(notes, path)
}

/** A descriptor has no path: who opened it was heard. */
function pathOf(file: unknown): string | undefined {
  if (typeof file === 'string') return resolve(file)
  if (file instanceof URL) return fileURLToPath(file)
  return Buffer.isBuffer(file) ? resolve(file.toString()) : undefined
}

/** The times of a file are not among what is compared. */
function watchedStats(observer: Observer, stats: unknown): unknown {
  if (typeof stats !== 'object' || stats === null) return stats
  return new Proxy(stats, {
    get: (target, name) => {
      if (typeof name === 'string' && /^([amc]|birth)time|^ino$|^size$/.test(name)) observer.refuse('asks when a file was changed, or how large it is')
      return Reflect.get(target, name) as unknown
    },
  })
}
