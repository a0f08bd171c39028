/** What the workflow asks for in each of its steps. */
export interface Task {
  readonly request: {
    readonly environmentName: string
    readonly stackName: string
    readonly templatePath: string
    readonly revisionS3Bucket: string
    readonly revisionS3Key: string
  }
  readonly changeSetName?: string
}

/** As much of a change as decides whether it is safe. */
export interface Change {
  readonly action: string
  readonly replacement?: string
}

/** A change set as CloudFormation describes it. */
export interface ChangeSet {
  readonly status: string
  readonly reason?: string
  readonly changes: readonly Change[]
  readonly hasMore: boolean
}

/** What a stack is made of. */
export interface Wanted {
  readonly stackName: string
  readonly template: string
  readonly environmentName: string
}

/** The calls of AWS that the tasks make. */
export interface TaskCalls {
  stackStatus(stackName: string): Promise<string>
  createStack(wanted: Wanted): Promise<string>
  createChangeSet(wanted: Wanted & { readonly changeSetName: string }): Promise<void>
  describeChangeSet(stackName: string, changeSetName: string): Promise<ChangeSet>
  executeChangeSet(stackName: string, changeSetName: string): Promise<void>
  deleteChangeSet(stackName: string, changeSetName: string): Promise<void>
  /** A file of the revision. */
  file(bucket: string, key: string, path: string): Promise<string>
  now(): Date
}

/** Only the text tells a stack that is not there from access that is denied. A stack that was never more than a change set is none. */
export async function checkStackExists({ request }: Task, { stackStatus }: TaskCalls): Promise<boolean> {
  try {
    return (await stackStatus(nameOf(request))) !== 'REVIEW_IN_PROGRESS'
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not exist')) return false
    throw error
  }
}

/** Makes the stack from the template of the revision. */
export async function createStack({ request }: Task, calls: TaskCalls): Promise<{ readonly StackId: string }> {
  return { StackId: await calls.createStack(await wantedOf(request, calls)) }
}

/** A creation that failed is an error: the workflow asks until it is complete. */
export async function checkStackCreationStatus({ request }: Task, { stackStatus }: TaskCalls): Promise<'in_progress' | 'complete'> {
  const status = await stackStatus(nameOf(request))
  if (status === 'CREATE_IN_PROGRESS') return 'in_progress'
  if (status === 'CREATE_COMPLETE') return 'complete'
  throw new Error(`the stack was not created: ${status}`)
}

/** Asks what an update would change, under a name that no other change set of the stack has. */
export async function createChangeSet({ request }: Task, calls: TaskCalls): Promise<string> {
  const wanted = await wantedOf(request, calls)
  const changeSetName = `${wanted.stackName}-change-set-${calls.now().getTime()}`
  await calls.createChangeSet({ ...wanted, changeSetName })
  return changeSetName
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
export async function checkChangeSetCreationStatus({ request, changeSetName = '' }: Task, { describeChangeSet }: TaskCalls): Promise<'in_progress' | 'complete'> {
  const { status, reason } = await describeChangeSet(nameOf(request), changeSetName)
  if (status === 'CREATE_PENDING' || status === 'CREATE_IN_PROGRESS') return 'in_progress'
  if (status === 'CREATE_COMPLETE') return 'complete'
  throw new Error(`the change set was not created: ${reason ?? status}`)
}

/**
 * CloudFormation calls a deletion `Remove`. What it decides only while it updates (`Dynamic`, `Conditional`) may be one too, and so may what further pages hold.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export async function inspectChangeSet({ request, changeSetName = '' }: Task, { describeChangeSet }: TaskCalls): Promise<'CAN-SAFELY-UPDATE-EXISTING-STACK' | 'RESOURCES-BEING-DELETED-OR-REPLACED'> {
  const { changes, hasMore } = await describeChangeSet(nameOf(request), changeSetName)
  const isSafe = ({ action, replacement = 'False' }: Change): boolean => action === 'Add' || action === 'Import' || (action === 'Modify' && replacement === 'False')
  return !hasMore && changes.every(isSafe) ? 'CAN-SAFELY-UPDATE-EXISTING-STACK' : 'RESOURCES-BEING-DELETED-OR-REPLACED'
}

/** Makes the change. */
export async function executeChangeSet({ request, changeSetName = '' }: Task, calls: TaskCalls): Promise<object> {
  await calls.executeChangeSet(nameOf(request), changeSetName)
  return {}
}

/** Takes the change back. */
export async function deleteChangeSet({ request, changeSetName = '' }: Task, calls: TaskCalls): Promise<object> {
  await calls.deleteChangeSet(nameOf(request), changeSetName)
  return {}
}

/** How an update ended; one that was rolled back has failed. */
export async function checkStackUpdateStatus({ request }: Task, { stackStatus }: TaskCalls): Promise<'in_progress' | 'complete' | 'failed'> {
  const status = await stackStatus(nameOf(request))
  if (status === 'UPDATE_COMPLETE') return 'complete'
  return status === 'UPDATE_IN_PROGRESS' || status === 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' || status === 'UPDATE_ROLLBACK_IN_PROGRESS' ? 'in_progress' : 'failed'
}

function nameOf({ environmentName, stackName }: Task['request']): string {
  return `${environmentName}-${stackName}`
}

async function wantedOf(request: Task['request'], { file }: TaskCalls): Promise<Wanted> {
  const { environmentName, revisionS3Bucket, revisionS3Key, templatePath } = request
  return { stackName: nameOf(request), environmentName, template: await file(revisionS3Bucket, revisionS3Key, templatePath) }
}
