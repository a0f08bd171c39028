import { resolve } from 'node:path'
import type { Config } from './config.js'
import { fields, type ConfigField } from './fields.js'

/** The flags that a configuration in `folder` stands for. Where the call asks for documents alone, what it says of templates does not matter. */
export function flagsOf(config: Config, folder: string, target: string | undefined): ReadonlyMap<string, string> {
  const flags = new Map<string, string>()
  const known: { readonly [name: string]: ConfigField } = fields
  for (const [name, value] of Object.entries(config)) {
    if (target === 'asl' && known[name]?.isForTemplates === true) continue
    const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    if (name === 'cache') {
      if (value === false) flags.set('no-cache', '')
    } else if (name === 'out') flags.set(flag, resolve(folder, String(value)))
    else if (value === true) flags.set(flag, '')
    else if (typeof value === 'string') flags.set(flag, value)
    else if (name === 'tags') flags.set(flag, Object.entries(value).map(([key, label]) => `${key}=${label}`).join(','))
  }
  return flags
}
