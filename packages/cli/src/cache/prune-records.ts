import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Removes the records that were of no use for the longest time, so that a cache stays small, and what interrupted builds left. */
export function pruneRecords(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false })
    return stats?.isFile() === true ? [{ name, size: stats.size, used: stats.mtimeMs }] : []
  })
  const records = files.filter(({ name }) => name.endsWith('.json')).sort((a, b) => b.used - a.used)
  let size = 0
  const surplus = records.filter((record, index) => index > 0 && (index >= most.records || (size += record.size) > most.bytes))
  const abandoned = files.filter(({ name, used }) => name.endsWith('.tmp') && used < Date.now() - anHour)
  for (const { name } of [...surplus, ...abandoned]) rmSync(join(folder, name), { force: true })
}

const most = { records: 64, bytes: 128_000_000 } as const
const anHour = 3_600_000
