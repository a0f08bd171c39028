import type { ArtifactStore, PipelineDeclaration } from './declaration.js'

/** Every artifact store of a pipeline: one, or one for each Region. */
export function storesOf({ artifactStore, artifactStores = {} }: PipelineDeclaration): readonly ArtifactStore[] {
  return [...(artifactStore === undefined ? [] : [artifactStore]), ...Object.values(artifactStores)]
}
