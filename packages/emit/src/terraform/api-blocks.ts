import type { StackApi } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { tagsOf, type Block } from './block.js'
import type { Interpolate } from './interpolation.js'
import { labelOf } from './label-of.js'

/**
 * An API with its routes, each behind the authorizer, and what lets it call its functions.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_api
 */
export function apiBlocks(api: StackApi, { tags }: StackOptions, interpolate: Interpolate): Block[] {
  const { id, name, routes } = api
  const label = labelOf(id)
  const api_id = `\${aws_apigatewayv2_api.${label}.id}`
  const called = [...new Set(routes.map(({ functionId }) => functionId))]
  return [
    { type: 'aws_apigatewayv2_api', label, body: { name: interpolate(name ?? `\${AWS::StackName}-${id}`), protocol_type: 'HTTP', ...tagsOf(tags, interpolate) } },
    { type: 'aws_apigatewayv2_stage', label, body: { api_id, name: '$default', auto_deploy: true, ...tagsOf(tags, interpolate) } },
    ...authorizerBlocks(api, label, interpolate),
    ...called.map(
      (functionId): Block => ({
        type: 'aws_apigatewayv2_integration',
        label: `${label}_${labelOf(functionId)}`,
        body: { api_id, integration_type: 'AWS_PROXY', integration_uri: `\${aws_lambda_function.${labelOf(functionId)}.invoke_arn}`, payload_format_version: '2.0' },
      }),
    ),
    ...routes.flatMap(({ id: route, method, path, functionId }): Block[] => [
      {
        type: 'aws_apigatewayv2_route',
        label: `${label}_${labelOf(route)}`,
        body: {
          api_id,
          route_key: interpolate(`${method} ${path}`),
          ...(api.authorizer === 'iam' ? { authorization_type: 'AWS_IAM' } : { authorization_type: 'JWT', authorizer_id: `\${aws_apigatewayv2_authorizer.${label}.id}` }),
          target: `integrations/\${aws_apigatewayv2_integration.${label}_${labelOf(functionId)}.id}`,
        },
      },
      {
        type: 'aws_lambda_permission',
        label: `${label}_${labelOf(route)}`,
        body: {
          action: 'lambda:InvokeFunction',
          function_name: `\${aws_lambda_function.${labelOf(functionId)}.function_name}`,
          principal: 'apigateway.amazonaws.com',
          source_arn: `\${aws_apigatewayv2_api.${label}.execution_arn}/*/${method}${path.replaceAll(/\{[^}]*\}/g, '*')}`,
        },
      },
    ]),
  ]
}

function authorizerBlocks({ authorizer }: StackApi, label: string, interpolate: Interpolate): Block[] {
  if (authorizer === 'iam') return []
  return [
    {
      type: 'aws_apigatewayv2_authorizer',
      label,
      body: {
        api_id: `\${aws_apigatewayv2_api.${label}.id}`,
        name: 'callers',
        authorizer_type: 'JWT',
        identity_sources: ['$request.header.Authorization'],
        jwt_configuration: { issuer: interpolate(authorizer.issuer), audience: authorizer.audience.map((one) => interpolate(one)) },
      },
    },
  ]
}
