import type { Json, JsonObject } from '@stepwright/asl'
import type { StackApi } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import type { Intrinsics } from './intrinsic.js'
import type { Resources } from './template.js'

/**
 * An API with its routes, each behind the authorizer, and what lets it call its functions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function apiResources(api: StackApi, { tags, place }: StackOptions, intrinsics: Intrinsics): Resources {
  const { id, name, routes } = api
  const resource = `${id}Api`
  const ApiId: Json = { Ref: resource }
  const authorizer = authorizerResources(api, ApiId, intrinsics)
  const called = [...new Set(routes.map(({ functionId }) => functionId))]
  const integrations = called.map((functionId): [string, Resources[string]] => [
    `${resource}${functionId}Integration`,
    { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: { 'Fn::GetAtt': [`${functionId}Function`, 'Arn'] }, PayloadFormatVersion: '2.0' } },
  ])
  const written = routes.flatMap(({ id: route, method, path, functionId }): [string, Resources[string]][] => {
    const arn = `arn:${place.partition}:execute-api:${place.region}:${place.account}:\${api/${id}}/*/${method}${path.replaceAll(/\{[^}]*\}/g, '*')}`
    return [
      [
        `${resource}${route}Route`,
        {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: { ApiId, RouteKey: `${method} ${path}`, ...authorizer.ofRoute, Target: { 'Fn::Join': ['/', ['integrations', { Ref: `${resource}${functionId}Integration` }]] } },
        },
      ],
      [
        `${resource}${route}Permission`,
        { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: `${functionId}Function` }, Principal: 'apigateway.amazonaws.com', SourceArn: intrinsics(arn) } },
      ],
    ]
  })
  const tagged = tags === undefined || Object.keys(tags).length === 0 ? {} : { Tags: tags }
  return {
    [resource]: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: name ?? intrinsics(`\${AWS::StackName}-${id}`), ProtocolType: 'HTTP', ...tagged } },
    [`${resource}Stage`]: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, StageName: '$default', AutoDeploy: true, ...tagged } },
    ...authorizer.resources,
    ...Object.fromEntries([...integrations, ...written]),
  }
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
function authorizerResources({ id, authorizer }: StackApi, ApiId: Json, intrinsics: Intrinsics): { readonly resources: Resources; readonly ofRoute: JsonObject } {
  if (authorizer === 'iam') return { resources: {}, ofRoute: { AuthorizationType: 'AWS_IAM' } }
  const resource = `${id}ApiAuthorizer`
  const Properties: JsonObject = {
    ApiId,
    Name: 'callers',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: intrinsics(authorizer.issuer), Audience: authorizer.audience.map((one) => intrinsics(one)) },
  }
  return { resources: { [resource]: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties } }, ofRoute: { AuthorizationType: 'JWT', AuthorizerId: { Ref: resource } } }
}
