import { defineConfig } from 'vitest/config'

// Our packages' sources first, so that a test needs no build; then what Vite asks for in Node, for everyone else's packages.
const conditions = ['stepwright-source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // half the start-up time of the default; process.chdir does not work in threads, and no test should need it
    pool: 'threads',
    isolate: false,
    // many tests wait for a process they started: the core that vitest leaves free is free
    maxWorkers: '100%',
    // no test is about time: a machine with other work may be slow
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // `src/**` is for a run from inside one package, where vitest finds this file by walking up
    include: ['packages/*/src/**/*.test.ts', 'src/**/*.test.ts', 'scripts/**/*.test.ts', 'examples/**/*.test.ts', 'architecture.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
})
