import { defineProvider } from './provider.js'

const repository = 'arn:${Partition}:codecommit:${Region}:${Account}:${RepositoryName}'

/** A branch of a CodeCommit repository. */
export const codeCommitSource = defineProvider({
  category: 'Source',
  owner: 'AWS',
  provider: 'CodeCommit',
  version: '1',
  inputs: [0, 0],
  outputs: [1, 1],
  settings: {
    RepositoryName: { holds: 'text', required: true },
    BranchName: { holds: 'text', required: true },
    PollForSourceChanges: { holds: 'flag' },
    OutputArtifactFormat: { holds: 'choice', values: ['CODE_ZIP', 'CODEBUILD_CLONE_REF'] },
  },
  variables: ['AuthorDate', 'BranchName', 'CommitId', 'CommitMessage', 'CommitterDate', 'RepositoryName'],
  calls: [
    {
      purpose: 'CodeCommitSource',
      actions: [
        'codecommit:GetBranch',
        'codecommit:GetCommit',
        'codecommit:UploadArchive',
        'codecommit:GetUploadArchiveStatus',
        'codecommit:CancelUploadArchive',
      ],
      resources: [repository],
    },
    {
      purpose: 'CodeCommitClone',
      actions: ['codecommit:GetRepository'],
      resources: [repository],
      when: { setting: 'OutputArtifactFormat', equals: 'CODEBUILD_CLONE_REF' },
    },
  ],
  uses: [{ kind: 'repository', named: 'RepositoryName', arn: repository }],
  docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html',
})
