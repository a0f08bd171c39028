import type { Json } from '@stepwright/asl'
import type { StackRole } from '../deployment/stack.js'
import type { Intrinsics } from './intrinsic.js'
import { tagList, type Resources } from './template.js'

/** What a role is made of. */
export interface RoleFacts {
  readonly id: string
  readonly role: StackRole
  readonly policyName: string
  readonly tags: { readonly [key: string]: string } | undefined
}

/**
 * A role, its policy inline; one that is too large for that is several managed policies. A role's name is left to CloudFormation:
 * nobody refers to it, and a stack without named roles needs less of its deployer.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function roleResources({ id, role: { trust, policy, permissionsBoundary }, policyName, tags }: RoleFacts, intrinsics: Intrinsics): Resources {
  const split = policy === undefined || policy.kind === 'inline' ? [] : policy.documents
  const managed = Object.fromEntries(
    split.map((document, index) => [`${id}Policy${index + 1}`, { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: intrinsics(document) } }]),
  )
  return {
    ...managed,
    [id]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: intrinsics(trust),
        ...(policy?.kind === 'inline' ? { Policies: [{ PolicyName: policyName, PolicyDocument: intrinsics(policy.document) }] } : {}),
        ...(split.length === 0 ? {} : { ManagedPolicyArns: Object.keys(managed).map((Ref): Json => ({ Ref })) }),
        ...(permissionsBoundary === undefined ? {} : { PermissionsBoundary: intrinsics(permissionsBoundary) }),
        ...tagList(tags),
      },
    },
  }
}
