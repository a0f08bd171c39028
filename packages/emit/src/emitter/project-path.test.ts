import { expect, it } from 'vitest'
import { projectPath } from './project-path.js'

const rows: Record<string, [file: string, root: string, seen: string]> = {
  'a file below the root': ['/p/src/a.ts', '/p', 'src/a.ts'],
  'a root with a slash at its end': ['/p/src/a.ts', '/p/', 'src/a.ts'],
  'a file beside the root': ['/q/a.ts', '/p', '../q/a.ts'],
  'a folder whose name begins like the root': ['/project/a.ts', '/p', '../project/a.ts'],
  'a file on Windows': ['C:\\p\\src\\a.ts', 'C:\\p', 'src/a.ts'],
  'a file that is named from the root already': ['src/a.ts', '/p', 'src/a.ts'],
}

it.each(Object.entries(rows))('%s', (_, [file, root, seen]) => {
  expect(projectPath(file, root)).toBe(seen)
})
