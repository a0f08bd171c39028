import { defineConfig } from 'tsup'

export default defineConfig({
  // Node's loader thread runs `hooks.js` by itself; it is found beside the file that registers it.
  entry: { index: 'src/index.ts', hooks: 'src/project/hooks.js' },
  format: ['esm'],
  target: 'node20',
  sourcemap: true,
  dts: false,
  clean: false,
})
