import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import type { Options } from './options.js'

/** The `package.json` of a project that is to use this one, and the scripts that it gets. */
export interface PackageManifest {
  readonly text: string
  /** By purpose: the name of the script. */
  readonly scripts: Readonly<Record<keyof typeof scripts, string>>
}

/**
 * Adds scripts and the dependency to a `package.json`; its own scripts stay, and one of ours whose name is taken is called
 * `stepwright:…`. `undefined` where the text is no object in JSON.
 */
export function packageManifest(before: string | undefined, folder: string, { hook, version }: Options): PackageManifest | undefined {
  const manifest = before === undefined ? { name: packageName(folder), version: '0.0.0', private: true, type: 'module' } : parse(before)
  if (manifest === undefined) return undefined
  const theirs = objectAt(manifest, 'scripts')
  const names = Object.fromEntries(Object.entries(scripts).map(([name, text]) => [name, isFree(theirs, name, text) ? name : `stepwright:${name}`])) as PackageManifest['scripts']
  const added = Object.fromEntries(Object.entries(scripts).map(([name, text]) => [names[name as keyof typeof scripts], text]))
  // outside of a repository, git fails, and nothing is lost
  const prepare = hook && theirs['prepare'] === undefined ? { prepare: 'git config core.hooksPath .githooks || exit 0' } : {}
  const has = (name: string): boolean => ['dependencies', 'devDependencies'].some((kind) => objectAt(manifest, kind)[name] !== undefined)
  const missing = Object.entries({ stepwright: `^${version}`, '@types/node': nodeTypes }).filter(([name]) => !has(name))
  const after = {
    ...manifest,
    scripts: { ...theirs, ...added, ...prepare },
    ...(missing.length === 0 ? {} : { devDependencies: { ...objectAt(manifest, 'devDependencies'), ...Object.fromEntries(missing) } }),
  }
  const indentation = /^[ \t]+/m.exec(before ?? '')?.[0] ?? '  '
  return { text: `${JSON.stringify(after, undefined, indentation)}\n`, scripts: names }
}

/** Of the oldest Node that we run on: `console` and `process`, in tests and functions, are not known to TypeScript without. */
const nodeTypes = '^20.19.0'

/** `check` names the commands, so that it does not matter what the other scripts are called. */
const scripts = {
  build: 'stepwright build',
  test: 'stepwright test',
  check: 'stepwright build --check && stepwright test',
} as const

/** What npm writes for a project without tests stands for none. */
function isFree(theirs: JsonObject, name: string, text: string): boolean {
  const taken = theirs[name]
  return taken === undefined || taken === text || (name === 'test' && typeof taken === 'string' && taken.includes('no test specified'))
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function objectAt(value: JsonObject, name: string): JsonObject {
  const member = value[name]
  return isObject(member) ? member : {}
}

/** npm wants lower case, and no characters that URLs escape. @see https://docs.npmjs.com/cli/v10/configuring-npm/package-json#name */
function packageName(folder: string): string {
  const name = folder.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return name === '' ? 'workflows' : name
}
