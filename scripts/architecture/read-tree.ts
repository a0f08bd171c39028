import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest, Tree } from './tree.js'

/** Reads the packages of the checkout at `root`. */
export function readTree(root: string): Tree {
  const sources = new Map<string, string>()
  const manifests = new Map<string, Manifest>()
  for (const name of readdirSync(join(root, 'packages')).sort()) {
    const folder = `packages/${name}`
    const manifest = join(root, folder, 'package.json')
    if (!existsSync(manifest)) continue
    manifests.set(name, JSON.parse(readFileSync(manifest, 'utf8')) as Manifest)
    for (const file of filesBelow(root, `${folder}/src`)) if (file.endsWith('.ts')) sources.set(file, readFileSync(join(root, file), 'utf8'))
  }
  return { sources, manifests }
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}
