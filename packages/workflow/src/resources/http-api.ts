import type { CallSite } from '@stepwright/asl'
import { parameterWord } from '../values/parameter-word.js'
import type { Placed } from '../values/placed.js'
import { deployedValue } from './deployed-value.js'
import type { LambdaFunction } from './lambda-function.js'
import type { ApiResource, ApiRoute, Deployed } from './resource.js'
import { readTexts } from './resource-texts.js'

/** Options of an API. */
export interface HttpApiOptions {
  /**
   * Who may call it, every route of it: `'iam'` for callers that sign their requests and may `execute-api:Invoke`, or those with a token of an issuer, such as a Cognito user pool.
   * There is no word for everybody: whoever may answer for a workflow has to be somebody.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
   */
  readonly authorizer: 'iam' | { readonly issuer: string; readonly audience: readonly string[] }
  /** The function that answers, by method and path: `'POST /decisions/{decisionId}'`. */
  readonly routes: { readonly [Route in `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`]: LambdaFunction }
}

/** An HTTP API that is deployed with the functions that answer it. */
export interface HttpApi extends Deployed<ApiResource> {
  /** Where it is called, without a slash at its end. */
  readonly url: string
}

/** The verb `httpApi`, as the compiler sees it. */
export interface HttpApiVerb extends Placed {
  (name: string, options: HttpApiOptions): HttpApi
}

/**
 * Declares an HTTP API in front of functions, such as the one by which people answer a workflow that waits for them.
 *
 * @example
 * export const decisionsApi = httpApi('Decisions', { authorizer: 'iam', routes: { 'POST /decisions/{decisionId}': decide } })
 * // with --target sam: "DecisionsApi": { "Type": "AWS::Serverless::HttpApi", … }
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 */
export const httpApi: HttpApiVerb = verbAt(undefined)

function verbAt(site: CallSite | undefined): HttpApiVerb {
  const verb = (name: string, options: HttpApiOptions): HttpApi => {
    const resource = resourceOf(name, options, site)
    return { '~resource': resource, url: deployedValue({ parameter: `${parameterWord(name)}ApiUrl`, kind: 'string', resource }, {}) }
  }
  return Object.assign(verb, { '~at': (at: CallSite) => verbAt(at) })
}

function resourceOf(name: string, { authorizer, routes }: HttpApiOptions, site: CallSite | undefined): ApiResource {
  const read = readTexts(authorizer === 'iam' ? [] : [authorizer.issuer, ...authorizer.audience])
  const [issuer = '', ...audience] = read.texts
  const made = Object.entries(routes).map(([route, { '~resource': resource }]): ApiRoute => {
    const [method = '', path = ''] = route.split(' ')
    return { method, path, function: resource }
  })
  return {
    kind: 'api',
    name,
    site,
    authorizer: authorizer === 'iam' ? 'iam' : { issuer, audience },
    routes: made,
    uses: [...new Set([...read.uses, ...made.map((route) => route.function)])],
    parameters: read.parameters,
  }
}
