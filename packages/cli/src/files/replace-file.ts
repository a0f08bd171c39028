import { renameSync, writeFileSync } from 'node:fs'

/** Writes a file wholly or not at all: nobody reads half of it. */
export function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}
