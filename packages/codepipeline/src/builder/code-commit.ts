import { codeCommitSource } from '../providers/code-commit-source.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { Artifact } from './artifact.js'

/** What `codeCommit` takes. */
export interface CodeCommitOptions {
  readonly repository: string
  readonly branch: string
  /** The artifact's name; made from the action's when left out. */
  readonly output?: string
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
}

/** The variables of a CodeCommit source. */
export type CodeCommitVariable = (typeof codeCommitSource.variables)[number]

/**
 * A branch of a CodeCommit repository. The pipeline does not poll it: an EventBridge rule starts the pipeline when the
 * branch moves, and comes with its role.
 *
 * @example
 * const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
 * // "configuration": { "RepositoryName": "app", "BranchName": "main", "PollForSourceChanges": "false" }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html
 */
export function codeCommit(options: CodeCommitOptions): ActionSpec<'source', Artifact & ActionHandle<CodeCommitVariable>> {
  const { repository, branch, output, namespace } = options
  return {
    '~kind': 'source',
    '~facts': {
      provider: codeCommitSource,
      inputs: [],
      output: { always: true, ...(output === undefined ? {} : { name: output }) },
      variables: codeCommitSource.variables,
      ...(namespace === undefined ? {} : { namespace }),
      configure: () => ({ RepositoryName: repository, BranchName: branch, PollForSourceChanges: 'false' }),
      problems: [],
    },
  }
}
