import { codeBuildBuild } from '../providers/code-build-build.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { Artifact } from './artifact.js'

/** What `codeBuild` takes. */
export interface CodeBuildOptions<Variables extends string> {
  /** The name of the CodeBuild project. */
  readonly project: string
  /** What the build reads. The first of several is the one whose buildspec counts. */
  readonly input: Artifact | readonly [Artifact, ...Artifact[]]
  /** The artifact's name. When left out, an artifact is declared only if a later action reads it. */
  readonly output?: string
  /** The variables that the buildspec lists under `env/exported-variables`. */
  readonly exports?: readonly Variables[]
  /** Environment variables of the build, by name. */
  readonly environment?: { readonly [name: string]: string }
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
}

/**
 * A build with CodeBuild.
 *
 * @example
 * const build = p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source }))
 * // "configuration": { "ProjectName": "app-build" }, "inputArtifacts": [{ "name": "SourceArtifact" }]
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
 */
export function codeBuild<const Variables extends string = never>(
  options: CodeBuildOptions<Variables>,
): ActionSpec<'step', Artifact & ActionHandle<Variables>> {
  const { project, input, output, exports = [], environment, namespace } = options
  const inputs: readonly Artifact[] = isList(input) ? input : [input]
  const [primary, ...others] = inputs
  return {
    '~kind': 'step',
    '~facts': {
      provider: codeBuildBuild,
      inputs,
      output: output === undefined ? { always: false } : { always: true, name: output },
      variables: exports,
      ...(namespace === undefined ? {} : { namespace }),
      configure: ({ nameOf }) => ({
        ProjectName: project,
        ...(primary === undefined || others.length === 0 ? {} : { PrimarySource: nameOf(primary) }),
        ...(environment === undefined ? {} : { EnvironmentVariables: environmentText(environment) }),
      }),
      problems: [],
    },
  }
}

function isList(input: Artifact | readonly Artifact[]): input is readonly Artifact[] {
  return Array.isArray(input)
}

function environmentText(environment: { readonly [name: string]: string }): string {
  return JSON.stringify(Object.entries(environment).map(([name, value]) => ({ name, value, type: 'PLAINTEXT' })))
}
