import { defineProvider } from './provider.js'

const project = 'arn:${Partition}:codebuild:${Region}:${Account}:project/${ProjectName}'

/** A build of a CodeBuild project. */
export const codeBuildBuild = defineProvider({
  category: 'Build',
  owner: 'AWS',
  provider: 'CodeBuild',
  version: '1',
  inputs: [1, 5],
  outputs: [0, 5],
  settings: {
    ProjectName: { holds: 'text', required: true },
    PrimarySource: { holds: 'artifact' },
    BatchEnabled: { holds: 'flag' },
    CombineArtifacts: { holds: 'flag' },
    EnvironmentVariables: { holds: 'json' },
  },
  variables: 'dynamic',
  // CDK grants StopBuild too; the user guide's list for the service role does not have it.
  // https://docs.aws.amazon.com/codepipeline/latest/userguide/security-iam.html#how-to-custom-role
  calls: [
    { purpose: 'CodeBuild', actions: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild'], resources: [project] },
    {
      purpose: 'CodeBuildBatch',
      actions: ['codebuild:BatchGetBuildBatches', 'codebuild:StartBuildBatch'],
      resources: [project],
      when: { setting: 'BatchEnabled', equals: 'true' },
    },
  ],
  uses: [{ kind: 'project', named: 'ProjectName', arn: project, note: 'its source and its artifacts are of type CODEPIPELINE' }],
  docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html',
})
