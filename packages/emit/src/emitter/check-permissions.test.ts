import { lambdaFunction, table, workflow, type Permission } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import { systemOf } from './system-of.js'

const file = '/p/a.workflow.ts'
const items = table('Items', { key: 'id' })
const later = workflow('later', (flow) => flow.succeed('Done'))
const bucket = 'arn:${Partition}:s3:::uploads'

function said(...permissions: readonly Permission[]): string[] {
  const at = lambdaFunction['~at']?.({ file, line: 7, column: 3 }) ?? lambdaFunction
  const { '~resource': resource } = at('Keeper', { handler: './keep.ts', permissions })
  return systemOf({ workflows: [], pipelines: [], resources: [{ resource, file }] }).diagnostics.map(
    ({ severity, code, location, message }) => `${severity} ${code} ${location.callSite?.line}:${location.callSite?.column} ${message.startsWith('function "Keeper": ')}`,
  )
}

describe('permissions of a function', () => {
  it.each<[string, Permission, string]>([
    ['on a resource that the action never touches', { actions: ['s3:GetObject'], resources: [bucket] }, 'error iam/inert-grant'],
    ['on everything', { actions: ['dynamodb:PutItem'], resources: ['*'] }, 'warning iam/needless-star'],
    ['for all actions', { actions: ['dynamodb:*'], resources: [items.arn] }, 'warning iam/wildcard-action'],
    ['for an action that is misspelt', { actions: ['dynamodb:PutIten'], resources: [items.arn] }, 'error iam/unknown-permission'],
    ['with a condition on a key that is misspelt', { actions: ['ses:SendEmail'], resources: ['arn:${Partition}:ses:${Region}:${Account}:identity/example.com'], condition: { StringEquals: { 'ses:FromAdress': 'a@example.com' } } }, 'error iam/unknown-condition-key'],
    ['for a role to anybody', { actions: ['iam:PassRole'], resources: ['arn:${Partition}:iam::${Account}:role/r'] }, 'warning iam/open-pass-role'],
    ['for nothing', { actions: [], resources: [bucket] }, 'error iam/empty-list'],
  ])('%s are said where it was declared', (_, permission, expected) => expect(said(permission)).toEqual([`${expected} 7:3 true`]))

  it.each<[string, Permission]>([
    ['a table of the system', items.allow('dynamodb:PutItem', 'dynamodb:Query')],
    ['a machine of the system', { actions: ['states:StartExecution'], resources: [later] }],
    ['objects', { actions: ['s3:GetObject'], resources: [`${bucket}/*`] }],
    ['what knows no resources', { actions: ['states:SendTaskSuccess'], resources: ['*'] }],
  ])('on %s are right', (_, permission) => expect(said(permission)).toEqual([]))
})
