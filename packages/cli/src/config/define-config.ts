import type { Config } from './config.js'

/**
 * The configuration of `stepwright build`, for `stepwright.config.ts`. Yields what it is given; editors check and complete it.
 *
 * @example
 * export default defineConfig({ out: 'build', target: 'cloudformation', tags: { team: 'release' } })
 */
export function defineConfig(config: Config): Config {
  return config
}
