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
  /** Of an artifact that a pipeline elsewhere makes: its name there. */
  readonly name?: string
}

/** Whether a workflow's input is to be read from an artifact. */
export function isArtifactFile(value: unknown): value is ArtifactFile {
  return typeof value === 'object' && value !== null && '~file' in value
}

/**
 * An artifact that another pipeline makes, for a stage that is inserted there.
 *
 * @example
 * stage('Prod', (s) => s.action('Deploy', action('Deploy/S3', { inputs: [existingArtifact('BuildOutput')], settings: { BucketName: 'site', Extract: 'true' } })))
 */
export function existingArtifact(name: string): Artifact {
  return artifactOf({ pipeline: '', action: '', name })
}

/** The artifact with this identity. */
export function artifactOf(token: ArtifactToken): Artifact {
  const artifact: Artifact = { '~artifact': token, file: (path) => ({ '~file': { artifact, path } }) }
  return artifact
}
