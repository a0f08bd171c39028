import { CloudFormation } from '@aws-sdk/client-cloudformation'
import { S3 } from '@aws-sdk/client-s3'
import { fileInZip } from './file-in-zip.js'
import * as tasks from './tasks.js'

const [cloudformation, s3] = [new CloudFormation(), new S3()]

/** CloudFormation works with a role of its own, which the functions hand on. */
const stackOf = ({ stackName, template, environmentName }: tasks.Wanted) => ({
  StackName: stackName,
  TemplateBody: template,
  Parameters: [{ ParameterKey: 'environmentName', ParameterValue: environmentName }],
  Capabilities: ['CAPABILITY_IAM' as const],
  RoleARN: process.env['CLOUDFORMATION_ROLE_ARN'],
})

const calls: tasks.TaskCalls = {
  stackStatus: async (StackName) => (await cloudformation.describeStacks({ StackName })).Stacks?.[0]?.StackStatus ?? 'UNKNOWN',
  createStack: async (wanted) => (await cloudformation.createStack({ ...stackOf(wanted), OnFailure: 'DELETE' })).StackId ?? '',
  createChangeSet: async ({ changeSetName, ...wanted }) => void (await cloudformation.createChangeSet({ ...stackOf(wanted), ChangeSetName: changeSetName, ChangeSetType: 'UPDATE' })),
  describeChangeSet: async (StackName, ChangeSetName) => {
    const { Status = 'UNKNOWN', StatusReason, Changes = [], NextToken } = await cloudformation.describeChangeSet({ StackName, ChangeSetName })
    const changes = Changes.map(({ ResourceChange: { Action = 'UNKNOWN', Replacement } = {} }) => ({ action: Action, ...(Replacement !== undefined && { replacement: Replacement }) }))
    return { status: Status, changes, hasMore: NextToken !== undefined, ...(StatusReason !== undefined && { reason: StatusReason }) }
  },
  executeChangeSet: async (StackName, ChangeSetName) => void (await cloudformation.executeChangeSet({ StackName, ChangeSetName })),
  deleteChangeSet: async (StackName, ChangeSetName) => void (await cloudformation.deleteChangeSet({ StackName, ChangeSetName })),
  file: async (Bucket, Key, path) => fileInZip(Buffer.from((await (await s3.getObject({ Bucket, Key })).Body?.transformToByteArray()) ?? []), path),
  now: () => new Date(),
}

// Each function is one of these: the build takes only what it needs of the others.
export const checkStackExists = (task: tasks.Task) => tasks.checkStackExists(task, calls)
export const createStack = (task: tasks.Task) => tasks.createStack(task, calls)
export const checkStackCreationStatus = (task: tasks.Task) => tasks.checkStackCreationStatus(task, calls)
export const createChangeSet = (task: tasks.Task) => tasks.createChangeSet(task, calls)
export const checkChangeSetCreationStatus = (task: tasks.Task) => tasks.checkChangeSetCreationStatus(task, calls)
export const inspectChangeSet = (task: tasks.Task) => tasks.inspectChangeSet(task, calls)
export const executeChangeSet = (task: tasks.Task) => tasks.executeChangeSet(task, calls)
export const deleteChangeSet = (task: tasks.Task) => tasks.deleteChangeSet(task, calls)
export const checkStackUpdateStatus = (task: tasks.Task) => tasks.checkStackUpdateStatus(task, calls)
