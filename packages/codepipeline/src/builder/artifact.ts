/** Files that one action makes and later ones read. A value, so that it cannot be misspelt. */
export interface Artifact {
  readonly '~artifact': ArtifactToken
  /** A file inside, by its path there: `build.file('ABC.json')`. */
  file(path: string): ArtifactFile
}

/** A file inside an artifact. */
export interface ArtifactFile {
  readonly '~file': { readonly artifact: Artifact; readonly path: string }
}

/** Who makes an artifact. Two artifacts are the same only if this is the same object. */
export interface ArtifactToken {
  readonly pipeline: string
  readonly action: string
}

/** Whether a workflow's input is to be read from an artifact. */
export function isArtifactFile(value: unknown): value is ArtifactFile {
  return typeof value === 'object' && value !== null && '~file' in value
}

/** The artifact with this identity. */
export function artifactOf(token: ArtifactToken): Artifact {
  const artifact: Artifact = { '~artifact': token, file: (path) => ({ '~file': { artifact, path } }) }
  return artifact
}
