import { lambdaError, type LocalFunctions } from '@stepwright/simulator'
import type { AnswerOthers } from '@stepwright/simulator/local'
import { pathVariables, type ApiResource, type ApiRoute } from '@stepwright/workflow'
import { apiAnswer, apiMessage } from './api-answer.js'
import { apiEvent } from './api-event.js'
import { apiPage } from './api-page.js'
import { decoded } from './decoded.js'

/** What APIs are made of. */
export interface DeskApis {
  readonly apis: readonly ApiResource[]
  readonly functions: LocalFunctions
  readonly account: string
  /** Hears of what a function throws. */
  readonly print: (text: string) => void
}

/** Where an API is, below the address that everything has. */
export const apiPath = (name: string): string => `/apis/${encodeURIComponent(name)}`

/** Answers the routes of declared APIs by their functions. */
export function answerApis({ apis, functions, account, print }: DeskApis): AnswerOthers {
  return async (request) => {
    const url = new URL(request.url, 'http://127.0.0.1')
    const api = apis.find(({ name }) => url.pathname === apiPath(name) || url.pathname.startsWith(`${apiPath(name)}/`))
    if (api === undefined) return undefined
    const path = url.pathname.slice(apiPath(api.name).length) || '/'
    const found = findRoute(api.routes, request.method, path)
    if (found === undefined && request.method === 'GET' && path === '/') return apiPage(api)
    const code = found === undefined ? undefined : functions[found.route.function.name]
    if (found === undefined || code === undefined) return apiMessage(404, 'Not Found')
    const { route } = found
    const parameters = parametersOf(found)
    if (parameters === undefined) return apiMessage(400, 'Bad Request')
    try {
      return apiAnswer(await code(apiEvent({ api, request, path, query: url.searchParams, routeKey: `${route.method} ${route.path}`, pathParameters: parameters, account })))
    } catch (thrown) {
      const { errorMessage, trace } = lambdaError(thrown)
      print(`${route.method} ${route.path}: ${trace.join('\n') || errorMessage}\n`)
      return apiMessage(500, 'Internal Server Error')
    }
  }
}

interface FoundRoute {
  readonly route: ApiRoute
  /** The variables of its path and what stands for them, as the request has it. */
  readonly variables: readonly (readonly [name: string, part: string])[]
}

/** A full match is before one that ends in `{name+}`; of several, ours is the one with more parts, and then with fewer variables. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
function findRoute(routes: readonly ApiRoute[], method: string, path: string): FoundRoute | undefined {
  return routes
    .flatMap((route): FoundRoute[] => {
      const match = route.method === method ? patternOf(route.path).exec(path) : null
      return match === null ? [] : [{ route, variables: pathVariables(route.path).map((name, at) => [name, match[at + 1] ?? '']) }]
    })
    .sort((a, b) => rankOf(a.route) - rankOf(b.route) || partsOf(b.route) - partsOf(a.route) || a.variables.length - b.variables.length)[0]
}

/** `undefined` where one cannot be read. */
function parametersOf({ variables }: FoundRoute): { readonly [name: string]: string } | undefined {
  const read = variables.flatMap(([name, part]): [string, string][] => {
    const value = decoded(part)
    return value === undefined ? [] : [[name, value]]
  })
  return read.length === variables.length ? Object.fromEntries(read) : undefined
}

const rankOf = ({ path }: ApiRoute): number => (path.includes('+}') ? 1 : 0)
const partsOf = ({ path }: ApiRoute): number => path.split('/').length

function patternOf(path: string): RegExp {
  const parts = path.split(/(\{[^}]+\})/).map((part) => (!part.startsWith('{') ? part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&') : part.endsWith('+}') ? '(.+)' : '([^/]+)'))
  return new RegExp(`^${parts.join('')}$`)
}
