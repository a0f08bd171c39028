import { formatJson } from '@stepwright/asl'
import { projectFacts } from '../deployment/project-facts.js'
import type { StackProject } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { tagsOf, type Block } from './block.js'
import type { Interpolate } from './interpolation.js'
import { labelOf } from './label-of.js'
import { roleBlocks } from './role-blocks.js'

/** A CodeBuild project and its role. */
export function projectBlocks({ id, name, role, inPipeline, project: { options } }: StackProject, { tags }: StackOptions, interpolate: Interpolate): Block[] {
  const label = labelOf(id)
  const { image, computeType, buildspec } = projectFacts(options)
  const variables = Object.entries(options.environment ?? {}).map(([key, value]) => ({ name: interpolate(key), value: interpolate(value) }))
  const body = {
    name: name ?? interpolate(`\${AWS::StackName}-${id}`),
    service_role: `\${aws_iam_role.${label}_project.arn}`,
    source: { type: inPipeline ? 'CODEPIPELINE' : 'NO_SOURCE', buildspec: interpolate(typeof buildspec === 'string' ? buildspec : formatJson(buildspec)) },
    artifacts: { type: inPipeline ? 'CODEPIPELINE' : 'NO_ARTIFACTS' },
    environment: { type: 'LINUX_CONTAINER', image, compute_type: computeType, ...(variables.length === 0 ? {} : { environment_variable: variables }) },
    ...(options.timeoutMinutes === undefined ? {} : { build_timeout: options.timeoutMinutes }),
    ...tagsOf(tags, interpolate),
  }
  return [{ type: 'aws_codebuild_project', label, body }, ...roleBlocks({ label: `${label}_project`, role, tags }, interpolate).blocks]
}
