import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openJournal, type Journal, type JournalOptions } from './journal.js'

const folderOf = (): string => mkdtempSync(join(tmpdir(), 'stepwright-journal-'))
const fileIn = (folder: string): string => join(folder, 'journal.jsonl')

async function opened(folder: string, options?: JournalOptions): Promise<Journal> {
  const journal = await openJournal(folder, options)
  if (typeof journal === 'string') throw new Error(journal)
  return journal
}

it('says in the next life what it was told, but for a line that was cut off', async () => {
  const folder = folderOf()
  const first = await opened(folder)
  first.store.put('a', { n: 1 })
  first.store.append('list', 0, [1, 2, 3])
  first.store.append('list', 2, [4])
  first.store.append('list', null, [5])
  first.store.put('gone', 1)
  first.store.delete('gone')
  await first.close()
  appendFileSync(fileIn(folder), '{"put":"a","value":{"n":2}}')
  const { store, close } = await opened(folder)
  expect([store.get('a'), store.get('list'), store.get('gone')]).toEqual([{ n: 1 }, [1, 2, 4, 5], undefined])
  await close()
})

it.each(['{"put":"a","val', '', 'null', '{"other":1}', '{"append":"x"}'])('does not go on over a damaged line: %j', async (line) => {
  const folder = folderOf()
  writeFileSync(fileIn(folder), `{"put":"a","value":1}\n${line}\n{"put":"b","value":1}\n`)
  expect(await openJournal(folder)).toContain('line 2 of it is no change')
  // it is as it was: whoever repairs it can
  expect(readFileSync(fileIn(folder), 'utf8')).toContain('"b"')
})

it.each([
  ['an older build', '{"put":"place e","value":{"place":{"state":"A"},"events":2}}\n'],
  ['a newer build', '{"put":"format","value":99}\n'],
])('does not misread the journal of %s', async (_, text) => {
  const folder = folderOf()
  writeFileSync(fileIn(folder), text)
  expect(await openJournal(folder)).toContain('was written by another version of Stepwright')
  expect(readFileSync(fileIn(folder), 'utf8')).toBe(text)
  // nobody has the folder
  writeFileSync(fileIn(folder), '')
  await (await opened(folder)).close()
})

it('is one process\'s: a second is told who has it, unless that one is dead', async () => {
  const folder = folderOf()
  const first = await opened(folder)
  expect(await openJournal(folder)).toContain(`is in use by process ${process.pid}`)
  await first.close()
  const other = spawn('sleep', ['60'])
  writeFileSync(join(folder, 'lock'), `${other.pid} ${birthOf(other.pid ?? 0)}`)
  expect(await openJournal(folder)).toContain(`is in use by process ${other.pid}`)
  const gone = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await gone
  await (await opened(folder)).close()
})

it('a number that another process has got meanwhile does not lock', async () => {
  const folder = folderOf()
  writeFileSync(join(folder, 'lock'), `${process.ppid} 12345`)
  await (await opened(folder)).close()
})

it('shrinks while it is written, and loses nothing', async () => {
  const folder = folderOf()
  const { store, close } = await opened(folder, { compactAfter: 10_000 })
  for (let round = 0; round < 200; round++) {
    store.put('same', 'x'.repeat(1000))
    store.append('list', null, [round])
    await store.flushed()
  }
  expect(statSync(fileIn(folder)).size).toBeLessThan(25_000)
  await close()
  const again = await opened(folder)
  expect(again.store.get('list')).toEqual(Array.from({ length: 200 }, (_, index) => index))
  await again.close()
})

function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

it('has all that was changed in one turn of the process, or nothing of it', async () => {
  const folder = folderOf()
  const first = await opened(folder)
  first.store.put('a', 1)
  await first.store.flushed()
  first.store.put('a', 2)
  await Promise.resolve()
  first.store.append('list', null, [1])
  first.store.put('b', 1)
  await first.close()
  const text = readFileSync(fileIn(folder), 'utf8')
  for (let length = text.length; length >= 0; length--) {
    const other = folderOf()
    writeFileSync(fileIn(other), text.slice(0, length))
    const { store, close } = await opened(other)
    expect([[2, [1], 1], [1, undefined, undefined], [undefined, undefined, undefined]]).toContainEqual([store.get('a'), store.get('list'), store.get('b')])
    await close()
  }
})
