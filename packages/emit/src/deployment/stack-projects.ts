import { diagnostic, type Diagnostic, type Outcome } from '@stepwright/asl'
import { arnAt, policyOf, splitPolicy, trustPolicy, type AwsPlace, type Grant } from '@stepwright/iam'
import type { System, SystemProject } from '../emitter/system.js'
import { boundedRole } from './bounded-role.js'
import { idOf } from './id-of.js'
import { reference } from './reference.js'
import type { PlacedPipeline } from './stack-pipelines.js'
import type { StackOptions } from './stack-options.js'
import type { StackProject } from './stack.js'

/** The declared CodeBuild projects and their roles. They keep their names, since machines name them in their definitions. */
export function stackProjects({ projects = [] }: System, pipelines: readonly PlacedPipeline[], options: StackOptions): Outcome<readonly StackProject[]> {
  const made = projects.map((one) => ({ one, feeding: pipelines.filter(({ documents }) => feeds(documents, one.project.name)) }))
  return {
    value: made.map(({ one, feeding }) => stackProject(one, feeding, options)),
    diagnostics: made.flatMap(({ one, feeding }) => (feeding.length === 0 ? checkBuildspec(one) : [])),
  }
}

function feeds({ needs }: PlacedPipeline['documents'], project: string): boolean {
  return needs.some(({ kind, name }) => kind === 'project' && name === project)
}

function stackProject({ project }: SystemProject, feeding: readonly PlacedPipeline[], options: StackOptions): StackProject {
  const { place } = options
  const arn = arnAt('arn:${Partition}:codebuild:${Region}:${Account}:project/', place)
  const policy = policyOf([
    ...logGrants(project.name, place),
    ...feeding.flatMap(({ bucket }) => (bucket === undefined ? [] : [artifactGrant(bucket.id, place)])),
    ...(project.options.permissions ?? []).map(({ actions, resources }) => ({ purpose: 'Build', actions, resources })),
  ])
  return {
    id: idOf(project.name),
    name: project.name,
    project,
    role: boundedRole(
      {
        trust: trustPolicy({ service: 'codebuild.amazonaws.com', account: place.account, sourceArn: `${arn}${project.name}` }),
        ...(policy === undefined ? {} : { policy: splitPolicy(policy) }),
      },
      options,
    ),
    inPipeline: feeding.length > 0,
  }
}

/** @see https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html */
function logGrants(name: string, place: AwsPlace): Grant[] {
  const group = `${arnAt('arn:${Partition}:logs:${Region}:${Account}:log-group:/aws/codebuild/', place)}${name}`
  return [{ purpose: 'BuildLogs', actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], resources: [group, `${group}:*`] }]
}

function artifactGrant(bucket: string, { partition }: AwsPlace): Grant {
  return {
    purpose: 'Artifacts',
    actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
    resources: [`arn:${partition}:s3:::${reference('bucket', bucket)}/*`],
  }
}

/** @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html */
function checkBuildspec({ project, from }: SystemProject): Diagnostic[] {
  const { buildspec } = project.options
  if (typeof buildspec !== 'string' || buildspec.includes('\n')) return []
  return [
    diagnostic({
      code: 'emit/missing-buildspec',
      message: `project "${project.name}" has no source, so it has no file "${buildspec}" to build by`,
      help: 'write the buildspec itself, as an object',
      note: 'no pipeline of this build hands it a source',
      location: { source: from.file, pointer: '', anchor: 'value' },
    }),
  ]
}
