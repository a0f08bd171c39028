import { action } from './action.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { Artifact } from './artifact.js'

/** What `connectionSource` takes. */
export interface ConnectionSourceOptions {
  /** The ARN of the connection, which a person has made and confirmed. */
  readonly connection: string
  /** `owner/name`. */
  readonly repository: string
  readonly branch: string
  /** Whether every push to the branch starts the pipeline: yes, when left out. `false` leaves that to `triggers`. */
  readonly detectChanges?: boolean
  /** Whether builds clone the repository, with its history, instead of getting its files. */
  readonly clone?: boolean
  /** The artifact's name; made from the action's when left out. */
  readonly output?: string
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
}

/** The variables of a source behind a connection. */
export type ConnectionSourceVariable = 'AuthorDate' | 'BranchName' | 'CommitId' | 'CommitMessage' | 'ConnectionArn' | 'FullRepositoryName'

/**
 * A branch of a repository at GitHub, GitLab or Bitbucket, behind a connection.
 *
 * @example
 * const source = p.source(connectionSource({ connection, repository: 'me/app', branch: 'main' }))
 * // "configuration": { "ConnectionArn": "arn:…", "FullRepositoryId": "me/app", "BranchName": "main" }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
 */
export function connectionSource(options: ConnectionSourceOptions): ActionSpec<'source', Artifact & ActionHandle<ConnectionSourceVariable>> {
  const { connection, repository, branch, detectChanges, clone = false, ...names } = options
  return action('Source/CodeStarSourceConnection', {
    ...names,
    settings: {
      ConnectionArn: connection,
      FullRepositoryId: repository,
      BranchName: branch,
      ...(detectChanges === undefined ? {} : { DetectChanges: detectChanges ? 'true' : 'false' }),
      ...(clone ? { OutputArtifactFormat: 'CODEBUILD_CLONE_REF' } : {}),
    },
  })
}
