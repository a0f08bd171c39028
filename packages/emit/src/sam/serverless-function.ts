import type { JsonObject } from '@stepwright/asl'
import { functionProperties } from '../cloudformation/function-resources.js'
import type { Intrinsics } from '../cloudformation/intrinsic.js'
import type { Resource } from '../cloudformation/template.js'
import type { StackApi, StackFunction } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'

/** A function in SAM's spelling, its code in a folder beside the template, and the routes that it answers. */
export function serverlessFunction(made: StackFunction, apis: readonly StackApi[], { tags }: StackOptions, intrinsics: Intrinsics): Resource {
  const events = apis.flatMap((api) =>
    api.routes
      .filter(({ functionId }) => functionId === made.id)
      .map(({ id, method, path }): [string, JsonObject] => [
        `${api.id}${id}`,
        { Type: 'HttpApi', Properties: { ApiId: { Ref: `${api.id}Api` }, Method: method, Path: path, PayloadFormatVersion: '2.0' } },
      ]),
  )
  return {
    Type: 'AWS::Serverless::Function',
    Properties: {
      ...functionProperties(made, intrinsics),
      CodeUri: `functions/${made.resource.name}`,
      ...(events.length === 0 ? {} : { Events: Object.fromEntries(events) }),
      ...(tags === undefined || Object.keys(tags).length === 0 ? {} : { Tags: tags }),
    },
  }
}

/**
 * An API in SAM's spelling: its routes stand at their functions, and its authorizer is that of all of them.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapiauth.html
 */
export function serverlessApi({ id, name, authorizer }: StackApi, { tags }: StackOptions, intrinsics: Intrinsics): Resource {
  const auth =
    authorizer === 'iam'
      ? { EnableIamAuthorizer: true, DefaultAuthorizer: 'AWS_IAM' }
      : {
          DefaultAuthorizer: 'callers',
          Authorizers: {
            callers: {
              IdentitySource: '$request.header.Authorization',
              JwtConfiguration: { issuer: intrinsics(authorizer.issuer), audience: authorizer.audience.map((one) => intrinsics(one)) },
            },
          },
        }
  return {
    Type: 'AWS::Serverless::HttpApi',
    Properties: { Name: name ?? intrinsics(`\${AWS::StackName}-${id}`), Auth: auth, ...(tags === undefined || Object.keys(tags).length === 0 ? {} : { Tags: tags }) },
  }
}
