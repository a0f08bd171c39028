// The transformer for Jest: transform: { '\\.m?ts$': 'stepwright/jest-transform' }
import { createHash, randomUUID } from 'node:crypto'
import { openFileCompiler } from '@stepwright/compiler/files'

const compile = openFileCompiler()

/** As Jest calls it. @see https://jestjs.io/docs/code-transformation */
export function process(text: string, file: string, { supportsStaticESM }: { readonly supportsStaticESM: boolean }): { readonly code: string; readonly map: string } {
  // Jest's own require cannot load ES modules, and says so in a way that leads nowhere
  if (!supportsStaticESM && /from ['"]stepwright/.test(text)) {
    throw new Error(`${file} imports stepwright, which is ES modules, and Jest runs it as CommonJS: add "extensionsToTreatAsEsm": [".ts"] to Jest's configuration, and run it with NODE_OPTIONS=--experimental-vm-modules`)
  }
  const { code, map } = compile(file, text, supportsStaticESM ? 'module' : 'commonjs')
  return { code, map: JSON.stringify(map) }
}

/** What an arrow becomes depends on types in other files, so nothing is kept from one run to the next. */
export function getCacheKey(text: string, file: string, { supportsStaticESM }: { readonly supportsStaticESM: boolean }): string {
  return createHash('sha256').update([run, file, String(supportsStaticESM), text].join('\0')).digest('hex')
}

const run = randomUUID()

// what Jest looks for in an ES module
export default { process, getCacheKey }
