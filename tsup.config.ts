/** For every package: `tsup --config ../../tsup.config.ts`. A file directly in `src/` is an entry; declarations come from `tsc` afterwards. */
export default {
  entry: ['src/*.ts', '!src/*.test.ts', '!src/*.test-d.ts'],
  format: ['esm'],
  target: 'node20',
  sourcemap: true,
  dts: false,
  clean: true,
  silent: true,
}
