import type { JsonObject } from '@stepwright/asl'

/** Options of a CodeBuild project. */
export interface ProjectOptions {
  /**
   * What a build does: the buildspec itself, or the path of one in the source. A project that no pipeline feeds has no source, so it
   * needs the buildspec itself.
   *
   * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
   */
  readonly buildspec: JsonObject | string
  /** The image that builds run in. */
  readonly image?: string
  /** @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html */
  readonly computeType?: string
  /** Variables of builds. Anybody who may read the project reads them: no secrets. */
  readonly environment?: { readonly [name: string]: string }
  /** Minutes until a build is stopped; CodeBuild's sixty, when left out. */
  readonly timeoutMinutes?: number
  /** What builds may do beside writing their logs and artifacts. */
  readonly permissions?: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[]
}

/** A CodeBuild project that is deployed with the workflows and pipelines that use it. */
export interface Project {
  readonly '~project': true
  readonly name: string
  readonly options: ProjectOptions
}

/**
 * Declares a CodeBuild project, so that templates hold it and its role.
 *
 * @example
 * export const serviceA = project('ServiceA', {
 *   buildspec: { version: 0.2, phases: { build: { commands: ['npm test'] } } },
 * })
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/create-project.html
 */
export function project(name: string, options: ProjectOptions): Project {
  return { '~project': true, name, options }
}
