import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fileInZip } from './file-in-zip.js'
import * as tasks from './tasks.js'

const request = { environmentName: 'prod', stackName: 'app', templatePath: 'infra/t.yaml', revisionS3Bucket: 'artifacts', revisionS3Key: 'app/source' }
const task = { request, changeSetName: 'cs' }
const done: unknown[][] = []
const calls = (answers: Partial<tasks.TaskCalls>): tasks.TaskCalls => {
  done.length = 0
  const note = <R>(name: string, answer: R) => async (...args: unknown[]): Promise<R> => {
    done.push([name, ...args])
    return answer
  }
  return {
    stackStatus: note('stackStatus', 'CREATE_COMPLETE'),
    createStack: note('createStack', 'id'),
    createChangeSet: note('createChangeSet', undefined),
    describeChangeSet: note('describeChangeSet', { status: 'CREATE_COMPLETE', changes: [], hasMore: false }),
    executeChangeSet: note('executeChangeSet', undefined),
    deleteChangeSet: note('deleteChangeSet', undefined),
    file: note('file', 'Resources: {}'),
    now: () => new Date(545),
    ...answers,
  }
}
const failing = (message: string) => ({ stackStatus: async (): Promise<string> => { throw new Error(message) } })
const seen = (set: Partial<tasks.ChangeSet>) => ({ describeChangeSet: async () => ({ status: 'CREATE_COMPLETE', changes: [], hasMore: false, ...set }) })

describe('whether a stack exists', () => {
  it.each([['CREATE_COMPLETE', true], ['ROLLBACK_COMPLETE', true], ['REVIEW_IN_PROGRESS', false]])('is told by its status %s', async (status, exists) => {
    expect(await tasks.checkStackExists(task, calls({ stackStatus: async () => status }))).toBe(exists)
  })

  it('is no only where CloudFormation says so: access that is denied makes no stack', async () => {
    expect(await tasks.checkStackExists(task, calls(failing('Stack with id prod-app does not exist')))).toBe(false)
    await expect(tasks.checkStackExists(task, calls(failing('User is not authorized')))).rejects.toThrow('not authorized')
  })
})

it('a stack is made from the file of the revision', async () => {
  expect(await tasks.createStack(task, calls({}))).toEqual({ StackId: 'id' })
  expect(done).toEqual([['file', 'artifacts', 'app/source', 'infra/t.yaml'], ['createStack', { stackName: 'prod-app', environmentName: 'prod', template: 'Resources: {}' }]])
})

it('a change set is made under a name of its own', async () => {
  expect(await tasks.createChangeSet(task, calls({}))).toBe('prod-app-change-set-545')
  expect(done.at(-1)).toMatchObject(['createChangeSet', { changeSetName: 'prod-app-change-set-545' }])
})

describe('a change set', () => {
  const unsafe = 'RESOURCES-BEING-DELETED-OR-REPLACED'
  it.each<[string, Partial<tasks.ChangeSet>, string]>([
    ['that adds and modifies', { changes: [{ action: 'Add' }, { action: 'Modify', replacement: 'False' }, { action: 'Import' }] }, 'CAN-SAFELY-UPDATE-EXISTING-STACK'],
    ['that removes', { changes: [{ action: 'Add' }, { action: 'Remove' }] }, unsafe],
    ['that replaces', { changes: [{ action: 'Modify', replacement: 'True' }] }, unsafe],
    ['that may replace', { changes: [{ action: 'Modify', replacement: 'Conditional' }] }, unsafe],
    ['that says later what it does', { changes: [{ action: 'Dynamic' }] }, unsafe],
    ['with further pages', { hasMore: true }, unsafe],
  ])('%s is %3$s', async (_name, set, verdict) => {
    expect(await tasks.inspectChangeSet(task, calls(seen(set)))).toBe(verdict)
  })

  it('that cannot be made is an error with its reason', async () => {
    expect(await tasks.checkChangeSetCreationStatus(task, calls(seen({ status: 'CREATE_IN_PROGRESS' })))).toBe('in_progress')
    expect(await tasks.checkChangeSetCreationStatus(task, calls(seen({})))).toBe('complete')
    await expect(tasks.checkChangeSetCreationStatus(task, calls(seen({ status: 'FAILED', reason: 'no changes' })))).rejects.toThrow('no changes')
  })

  it('that is rejected is deleted and not executed', async () => {
    await tasks.deleteChangeSet(task, calls({}))
    expect(done).toEqual([['deleteChangeSet', 'prod-app', 'cs']])
    await tasks.executeChangeSet(task, calls({}))
    expect(done).toEqual([['executeChangeSet', 'prod-app', 'cs']])
  })
})

describe('the status', () => {
  it('of a creation that failed is an error', async () => {
    expect(await tasks.checkStackCreationStatus(task, calls({ stackStatus: async () => 'CREATE_IN_PROGRESS' }))).toBe('in_progress')
    await expect(tasks.checkStackCreationStatus(task, calls({ stackStatus: async () => 'ROLLBACK_COMPLETE' }))).rejects.toThrow('ROLLBACK_COMPLETE')
  })

  it.each([['UPDATE_COMPLETE', 'complete'], ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'in_progress'], ['UPDATE_ROLLBACK_COMPLETE', 'failed']])('of an update %s is %s', async (status, progress) => {
    expect(await tasks.checkStackUpdateStatus(task, calls({ stackStatus: async () => status }))).toBe(progress)
  })
})

describe('a file of a revision', () => {
  const zip = zipped({ 'README.md': 'x', 'infra/t.yaml': 'Resources: {}' })
  it('is found in the archive', () => expect(fileInZip(zip, 'infra/t.yaml')).toBe('Resources: {}'))
  it('is missed by name', () => expect(() => fileInZip(zip, 'gone')).toThrow('no file "gone"'))
  it('wants an archive', () => expect(() => fileInZip(Buffer.from('x'), 'a')).toThrow('no zip archive'))
})

/** An archive as zip writes them, without checksums. */
function zipped(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  for (const [name, text] of Object.entries(files)) {
    const bytes = deflateRawSync(text)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(bytes.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(Buffer.concat(parts).length, 42)
    directory.push(entry, Buffer.from(name))
    parts.push(local, Buffer.from(name), bytes)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(Buffer.concat(parts).length, 16)
  return Buffer.concat([...parts, ...directory, end])
}
