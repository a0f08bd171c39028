import type { ManifestNeed } from '../files/manifest.js'

/** What a person must make first: `CodeBuild projects "ServiceA" and "ServiceB"`. What the documents make is left out. */
export function needsText(needs: readonly ManifestNeed[]): string {
  const byKind = new Map<string, string[]>()
  for (const { kind, name, madeBy } of needs) if (madeBy === 'you' && name !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), `"${name}"`])
  return [...byKind].map(([kind, names]) => `${words[kind] ?? kind}${names.length === 1 ? '' : 's'} ${list(names)}`).join('; ')
}

const words: { readonly [kind: string]: string } = {
  'artifact-bucket': 'S3 bucket',
  repository: 'CodeCommit repository',
  project: 'CodeBuild project',
  function: 'Lambda function',
  'state-machine': 'state machine',
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
