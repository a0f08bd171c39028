import { readFileSync } from 'node:fs'

/** The version of this package. */
export function ownVersion(): string {
  // both from dist/ and from src/commands/, the nearest package.json above is ours
  const manifest = [new URL('../package.json', import.meta.url), new URL('../../package.json', import.meta.url)].map(read).find((text) => text !== undefined)
  const { version }: { readonly version: string } = JSON.parse(manifest ?? '{ "version": "0.0.0" }')
  return version
}

function read(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8')
  } catch {
    return undefined
  }
}
