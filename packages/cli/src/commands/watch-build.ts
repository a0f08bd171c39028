import { join, sep } from 'node:path'
import { relativePath } from '@stepwright/lint/reporters'
import { findConfig } from '../config/find-config.js'
import { projectRoot } from '../files/project-root.js'
import { watchFolder } from '../files/watch-folder.js'
import { exitCodes, type Call } from './command.js'

/** Builds, and builds again whenever something below the project's root changes, until it is interrupted. */
export async function watchBuild(call: Call, out: string | undefined, build: () => Promise<number>): Promise<number> {
  const root = projectRoot([findConfig(call.cwd) ?? join(call.cwd, 'any')])
  const watched = watchFolder(root, {
    matters: (name) => /\.([cm]?[jt]sx?|json)$/.test(name),
    ignores: (path) => out !== undefined && (path === out || path.startsWith(`${out}${sep}`)),
  })
  const stop = (): void => watched.close()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await build()
  call.error.write(`watching ${relativePath(root, call.cwd) === '.' ? 'this folder' : `"${root}"`}: end with Ctrl+C\n`)
  for (let path = await watched.next(); path !== undefined; path = await watched.next()) {
    call.error.write(call.error.style.dim(`${relativePath(path, call.cwd)} has changed\n`))
    await build()
  }
  process.off('SIGINT', stop)
  process.off('SIGTERM', stop)
  return exitCodes.clean
}
