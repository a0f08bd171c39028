import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { reasonOf } from './reason-of.js'

/** Writes a file beside its place and renames it, so that nobody finds half of it. Yields why it could not. */
export function writeDocument(file: string, text: string): string | undefined {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, text)
    renameSync(temporary, file)
    return undefined
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary)
    return reasonOf(error)
  }
}
