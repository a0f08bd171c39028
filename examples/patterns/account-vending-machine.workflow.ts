import type { CloudFormation } from '@aws-sdk/client-cloudformation'
import type { Organizations } from '@aws-sdk/client-organizations'
import { workflow } from 'stepwright'

interface Request { OU: string; AccountName: string; AccountEmail: string; StackName: string; TemplateBody: string }

export const accountVendingMachine = workflow('account-vending-machine', (flow, input: Request) => {
  const organizations = flow.sdk<Organizations>('organizations')
  const { Roots } = organizations.listRoots('Get Organization Root', {})
  const unit = flow
    .try(() => organizations.createOrganizationalUnit('Create New Organizational Unit', { Name: input.OU, ParentId: Roots[0]!.Id }).OrganizationalUnit.Id)
    .catch('Organizations.DuplicateOrganizationalUnitException', () => {
      const { OrganizationalUnits } = organizations.listOrganizationalUnitsForParent('List Organizational Units', { ParentId: Roots[0]!.Id })
      return flow.let('Get The OU Details', () => OrganizationalUnits.find((each) => each.Name === input.OU)?.Id ?? 'none')
    })
  const { CreateAccountStatus: request } = organizations.createAccount('Create New Account', { AccountName: input.AccountName, Email: input.AccountEmail })
  const { CreateAccountStatus: account } = flow.pollUntil('Check Account Status', {
    every: '30 seconds',
    check: () => organizations.describeCreateAccountStatus('New Account Status', { CreateAccountRequestId: request.Id }),
    until: (seen) => seen.CreateAccountStatus.State !== 'IN_PROGRESS',
    timeout: '1 hour',
  })
  flow.choice('Created?').when(() => account.State === 'FAILED', () => flow.fail('Failed', { error: 'AccountFailed', cause: account.FailureReason }))
  organizations.moveAccount('Move Account To OU', { AccountId: account.AccountId, DestinationParentId: unit, SourceParentId: Roots[0]!.Id })
  return flow.sdk<CloudFormation>('cloudformation').createStack('Create Stack', { StackName: input.StackName, TemplateBody: input.TemplateBody }, {
    credentials: () => `arn:aws:iam::${account.AccountId}:role/OrganizationAccountAccessRole`,
    named: { 'Credentials.RoleArn': ['arn:aws:iam::*:role/OrganizationAccountAccessRole'] },
  })
})
