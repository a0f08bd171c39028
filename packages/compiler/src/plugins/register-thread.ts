import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { LoadHook, ResolveHook } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { CompiledFile } from './compile-file.js'

/** What `node --import stepwright/register` runs on the thread that resolves and loads modules. @see https://nodejs.org/api/module.html#customization-hooks */
const typescript = /\.m?ts$/
let compiler: Promise<(file: string, text: string, format: 'module') => CompiledFile> | undefined

/** `./x.js` beside a TypeScript file means `./x.ts`, as it does for TypeScript. */
export const resolve: ResolveHook = (specifier, context, nextResolve) => {
  const parent = context.parentURL
  const isWritten = parent !== undefined && typescript.test(parent) && /^\.{1,2}\/.*\.m?js$/.test(specifier)
  const written = isWritten ? new URL(specifier.replace(/js$/, 'ts'), parent) : undefined
  if (written?.protocol === 'file:' && existsSync(written)) return { url: written.href, format: 'module', shortCircuit: true }
  return nextResolve(specifier, context)
}

/** The author's TypeScript with its arrows compiled. */
export const load: LoadHook = async (url, context, nextLoad) => {
  if (!url.startsWith('file:') || !typescript.test(url) || url.includes('/node_modules/')) return nextLoad(url, context)
  const file = fileURLToPath(url)
  compiler ??= import('./compile-file.js').then(({ openFileCompiler }) => openFileCompiler())
  const { code, map } = (await compiler)(file, await readFile(file, 'utf8'), 'module')
  const inline = Buffer.from(JSON.stringify(map)).toString('base64')
  return { format: 'module', source: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`, shortCircuit: true }
}
