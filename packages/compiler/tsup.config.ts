import { defineConfig, type Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/**
 * Node reads the whole of a CommonJS file that is imported, to find its names, before it runs it: a tenth of a second for
 * TypeScript. Required, it is only run.
 */
const requireTsMorph: Plugin = {
  name: 'require-ts-morph',
  setup(build) {
    build.onResolve({ filter: /^ts-morph$/ }, ({ path }) => ({ path, namespace: 'required' }))
    build.onLoad({ filter: /.*/, namespace: 'required' }, () => ({
      contents: 'import { createRequire } from \'node:module\'\nexport const { Project, ts } = createRequire(import.meta.url)(\'ts-morph\')',
    }))
  },
}

export default defineConfig({
  // Node's loader thread runs `hooks.js` and `register-thread.js` by itself; each is found beside the file that registers it.
  entry: { index: 'src/index.ts', files: 'src/files.ts', hooks: 'src/project/hooks.js', 'register-thread': 'src/plugins/register-thread.ts' },
  format: ['esm'],
  target: 'node20',
  sourcemap: true,
  dts: false,
  silent: true,
  clean: true,
  esbuildPlugins: [requireTsMorph],
})
