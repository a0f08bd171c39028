import { resolve } from 'node:path'
import { findConfig } from '../config/find-config.js'
import type { Call } from './command.js'

/** The configuration that a call names, else the nearest one, if there is any. */
export function configFile({ flags, cwd }: Pick<Call, 'flags' | 'cwd'>): string | undefined {
  const named = flags.get('config')
  return named === undefined ? findConfig(cwd) : resolve(cwd, named)
}
