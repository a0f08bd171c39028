import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { globTest } from '@stepwright/asl'
import { definitionFiles, hostFiles, holdsMachine } from '../config/find-definitions.js'

/** Files that git says have changed. */
export interface ChangedFiles {
  readonly all: ReadonlySet<string>
  /** Those that are definitions by their names, or templates that hold some. */
  readonly lintable: readonly string[]
}

/** What differs from a commit, and what git does not know yet; or a sentence about why that cannot be told. */
export function changedFiles(commit: string, cwd: string): ChangedFiles | string {
  const root = git(['rev-parse', '--show-toplevel'], cwd)
  if (root === undefined) return '--changed needs a git repository, and this folder is in none'
  const differing = git(['diff', '--name-only', '-z', '--diff-filter=d', commit, '--'], cwd) ?? (commit === 'HEAD' ? git(['ls-files', '-z', '--full-name'], cwd) : undefined)
  if (differing === undefined) return `git knows no commit "${commit}"`
  const unknown = git(['ls-files', '-z', '--others', '--exclude-standard', '--full-name', ':/'], cwd) ?? ''
  const names = [...new Set(`${differing}\0${unknown}`.split('\0'))].filter((name) => name !== '').sort()
  const isDefinition = globTest(definitionFiles)
  const isHost = globTest(hostFiles)
  const files = names.map((name) => ({ name, file: join(root, name) })).filter(({ file }) => existsSync(file))
  return {
    all: new Set(files.map(({ file }) => file)),
    lintable: files.filter(({ name, file }) => isDefinition(name) || (isHost(name) && holdsMachine(file))).map(({ file }) => file),
  }
}

function git(args: readonly string[], cwd: string): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0 ? stdout.replace(/\n$/, '') : undefined
}

