import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

const packages = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Takes our other packages in from their sources, without what linting has no use for: a linter in a hook starts often, and
 * loading is most of what it does. `jsonata` and `yaml` come along in pieces of their own, which are loaded by who meets them.
 */
const takeIn: Plugin = {
  name: 'take-in',
  setup(build) {
    build.onResolve({ filter: /^@stepwright\// }, ({ path }) => {
      const [, name = '', entry = 'index'] = path.split('/')
      return { path: resolve(packages, name, 'src', `${entry}.ts`), sideEffects: false }
    })
    // the build for browsers is the one in modules
    build.onResolve({ filter: /^yaml$/ }, ({ resolveDir }) => ({ path: createRequire(`${resolveDir}/`).resolve('yaml').replace(/dist[\\/]index\.js$/, 'browser/index.js'), sideEffects: false }))
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const source = resolve(resolveDir, path.replace(/\.js$/, '.ts'))
      return existsSync(source) ? { path: source, sideEffects: false } : undefined
    })
  },
}

export default defineConfig({
  entry: ['src/*.ts', '!src/*.test.ts'],
  format: ['esm'],
  target: 'node20',
  splitting: true,
  treeshake: false,
  sourcemap: true,
  dts: false,
  silent: true,
  clean: true,
  minifySyntax: true,
  minifyWhitespace: true,
  // the parser of HCL is optional, and finds its WebAssembly beside itself
  noExternal: [/^(?!web-tree-sitter)/],
  platform: 'node',
  esbuildPlugins: [takeIn],
} as Options)
