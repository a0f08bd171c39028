import { expect, it } from 'vitest'
import { routeIds } from './route-ids.js'

const idsOf = (...routes: readonly string[]): readonly string[] => routeIds(routes.map((route) => ({ method: route.split(' ')[0] ?? '', path: route.split(' ')[1] ?? '' })), (words) => words.join('-'))

it.each<[string, readonly string[], readonly string[]]>([
  ['a route alone', ['GET /x/{id}', 'POST /x/{id}'], ['GET-x-id', 'POST-x-id']],
  ['a variable and a word of the same name', ['GET /x/{id}', 'GET /x/id'], ['GET-x-by-id', 'GET-x-id']],
  ['the same in another order', ['GET /x/id', 'GET /x/{id}', 'GET /y/{id}'], ['GET-x-id', 'GET-x-by-id', 'GET-y-id']],
  ['variables at other places', ['GET /{x}/id', 'GET /x/{id}'], ['GET-by-x-id', 'GET-x-by-id']],
  ['a variable and a greedy one', ['GET /x/{id}', 'GET /x/{id+}'], ['GET-x-by-id', 'GET-x-by-id-2']],
  ['other signs', ['GET /x-y', 'GET /x/y'], ['GET-x-y', 'GET-x-y-2']],
])('%s: %j', (_, routes, ids) => expect(idsOf(...routes)).toEqual(ids))
