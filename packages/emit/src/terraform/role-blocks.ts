import type { Json } from '@stepwright/asl'
import type { StackRole } from '../deployment/stack.js'
import { tagsOf, type Block } from './block.js'
import { canonicalJson } from './canonical-json.js'
import type { Interpolate } from './interpolation.js'

/** A role of the stack, under its label. */
export interface RoleFacts {
  readonly label: string
  readonly role: StackRole
  readonly tags: { readonly [key: string]: string } | undefined
}

/** A role, and what must be there before anybody uses it. */
export interface RoleBlocks {
  readonly blocks: readonly Block[]
  /** Addresses of its policies: services look at them when they are given the role. */
  readonly policies: readonly string[]
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export function roleBlocks({ label, role: { trust, policy, permissionsBoundary }, tags }: RoleFacts, interpolate: Interpolate): RoleBlocks {
  const textOf = (document: object): string => interpolate(canonicalJson(document as Json))
  const boundary = permissionsBoundary === undefined ? {} : { permissions_boundary: interpolate(permissionsBoundary) }
  const role: Block = { type: 'aws_iam_role', label, body: { assume_role_policy: textOf(trust), ...boundary, ...tagsOf(tags, interpolate) } }
  if (policy === undefined) return { blocks: [role], policies: [] }
  if (policy.kind === 'inline') {
    const body = { name: label.replaceAll('_', '-'), role: `\${aws_iam_role.${label}.id}`, policy: textOf(policy.document) }
    return { blocks: [role, { type: 'aws_iam_role_policy', label, body }], policies: [`aws_iam_role_policy.${label}`] }
  }
  const managed = policy.documents.flatMap((document, index): Block[] => {
    const own = `${label}_${index + 1}`
    return [
      { type: 'aws_iam_policy', label: own, body: { policy: textOf(document), ...tagsOf(tags, interpolate) } },
      { type: 'aws_iam_role_policy_attachment', label: own, body: { role: `\${aws_iam_role.${label}.name}`, policy_arn: `\${aws_iam_policy.${own}.arn}` } },
    ]
  })
  const attachments = managed.filter(({ type }) => type === 'aws_iam_role_policy_attachment')
  return { blocks: [role, ...managed], policies: attachments.map(({ type, label: own }) => `${type}.${own}`) }
}
