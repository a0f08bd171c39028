import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Objects } from '@stepwright/simulator'
import { reasonOf } from '../files/reason-of.js'

/** The objects in a folder, whose folders are buckets: `DIR/uploads/2026/a.csv` is `s3://uploads/2026/a.csv`. Throws when it cannot be read. */
export function readObjects(folder: string): Objects {
  const files = (path: readonly string[]): (readonly string[])[] =>
    readdirSync(join(folder, ...path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files([...path, entry.name]) : [[...path, entry.name]]))
  const inBuckets = files([]).filter(({ length }) => length > 1)
  return Object.fromEntries(inBuckets.map((path) => [`s3://${path.join('/')}`, readFileSync(join(folder, ...path))]))
}

/** What --objects names, if it names something; a sentence where that cannot be read. */
export function objectsIn(folder: string | undefined, cwd: string): Objects | string | undefined {
  try {
    return folder === undefined ? undefined : readObjects(resolve(cwd, folder))
  } catch (thrown) {
    return `--objects "${folder}" cannot be read: ${reasonOf(thrown)}`
  }
}
