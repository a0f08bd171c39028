import { formatJson } from '@stepwright/asl'
import type { StackProject } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import type { Intrinsics } from './intrinsic.js'
import { projectFacts } from '../deployment/project-facts.js'
import { roleResources } from './role-resources.js'
import { tagList, type Resources } from './template.js'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codebuild-project.html */
export function projectResources(stackProject: StackProject, { tags }: StackOptions, intrinsics: Intrinsics): Resources {
  const { id, name, role, inPipeline, project: { options } } = stackProject
  const { image, computeType, buildspec } = projectFacts(options)
  const variables = Object.entries(options.environment ?? {}).map(([Name, Value]) => ({ Name, Value: intrinsics(Value), Type: 'PLAINTEXT' }))
  const resource = `${id}Project`
  return {
    ...roleResources({ id: `${resource}Role`, role, policyName: 'build', tags }, intrinsics),
    [resource]: {
      Type: 'AWS::CodeBuild::Project',
      Properties: {
        ...(name === undefined ? {} : { Name: name }),
        ServiceRole: { 'Fn::GetAtt': [`${resource}Role`, 'Arn'] },
        Source: { Type: inPipeline ? 'CODEPIPELINE' : 'NO_SOURCE', BuildSpec: typeof buildspec === 'string' ? buildspec : formatJson(buildspec) },
        Artifacts: { Type: inPipeline ? 'CODEPIPELINE' : 'NO_ARTIFACTS' },
        Environment: { Type: 'LINUX_CONTAINER', Image: image, ComputeType: computeType, ...(variables.length === 0 ? {} : { EnvironmentVariables: variables }) },
        ...(options.timeoutMinutes === undefined ? {} : { TimeoutInMinutes: options.timeoutMinutes }),
        ...tagList(tags),
      },
    },
  }
}
