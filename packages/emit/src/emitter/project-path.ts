/**
 * A file as seen from the project's root, with forward slashes: `src/release.workflow.ts`. Never absolute, so that the
 * same project gives the same bytes wherever it was checked out.
 */
export function projectPath(file: string, root: string): string {
  const parts = partsOf(file)
  if (!isAbsolute(file)) return parts.join('/')
  const base = partsOf(root)
  let shared = 0
  while (shared < parts.length && shared < base.length && parts[shared] === base[shared]) shared++
  return [...base.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/')
}

function isAbsolute(file: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/]|file:)/.test(file)
}

function partsOf(path: string): string[] {
  const plain = path.replace(/^file:\/\//, '').replaceAll('\\', '/')
  return plain.split('/').filter((part) => part !== '' && part !== '.')
}
