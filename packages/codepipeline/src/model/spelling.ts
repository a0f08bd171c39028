import { isObject, type Json } from '@stepwright/asl'

/** Members whose own keys are a provider's words, the same in every spelling. */
const foreign: readonly string[] = ['configuration', 'Configuration']

/** Every member of a document under another spelling of its first letter; the keys of settings stay. */
export function respell(json: Json, spell: (key: string) => string): Json {
  if (Array.isArray(json)) return json.map((item) => respell(item, spell))
  if (!isObject(json)) return json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [spell(key), foreign.includes(key) ? value : respell(value, spell)]))
}

/** `stages` as CloudFormation spells it. */
export function capitalised(key: string): string {
  return `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`
}

/** `Stages` as the CLI spells it. */
export function uncapitalised(key: string): string {
  return `${key.slice(0, 1).toLowerCase()}${key.slice(1)}`
}
