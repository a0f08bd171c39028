import { expect, it } from 'vitest'
import { routeIds } from './route-ids.js'

const idsOf = (...routes: readonly string[]): readonly string[] => routeIds(routes.map((route) => ({ method: route.split(' ')[0] ?? '', path: route.split(' ')[1] ?? '' })), (words) => words.join('-'))

it.each<[string, readonly string[], readonly string[]]>([
  ['a route alone', ['GET /x/{id}', 'POST /x/{id}'], ['GET-x-id', 'POST-x-id']],
  ['a variable and a word of the same name', ['GET /x/{id}', 'GET /x/id'], ['GET-x-id', 'GET-x-id-2']],
  ['the same in another order', ['GET /x/id', 'GET /x/{id}', 'GET /y/{id}'], ['GET-x-id', 'GET-x-by-id', 'GET-y-id']],
  ['variables at other places', ['GET /{x}/id', 'GET /x/{id}'], ['GET-x-id', 'GET-x-by-id']],
  ['a variable and a greedy one', ['GET /x/{id}', 'GET /x/{id+}'], ['GET-x-id', 'GET-x-by-id']],
  ['greedy ones only', ['GET /x/{id}', 'GET /x/{id+}', 'GET /x-{id}'], ['GET-x-id', 'GET-x-by-id', 'GET-x-by-id-2']],
  ['other signs', ['GET /x-y', 'GET /x/y'], ['GET-x-y', 'GET-x-y-2']],
  ['a number that is a word of another', ['GET /x-y', 'GET /x/y', 'GET /x/y/2'], ['GET-x-y', 'GET-x-y-2', 'GET-x-y-2-2']],
  ['a word that another has as a number', ['GET /x/y/2', 'GET /x-y', 'GET /x/y'], ['GET-x-y-2', 'GET-x-y', 'GET-x-y-3']],
])('%s: %j', (_, routes, ids) => expect(idsOf(...routes)).toEqual(ids))

it('a route that is added behind others changes no id of theirs, and no two are the same', () => {
  const paths = ['x', 'y', 'id', '{id}', '{id+}', '2', 'by', 'x-y'].flatMap((one, _, all) => all.map((two) => `/${one}/${two}`))
  const routes = ['GET /x-y', 'GET /x/y/2', 'GET /x/y/3', ...paths.map((path) => `GET ${path}`)]
  const ids = idsOf(...routes)
  expect(new Set(ids).size).toBe(routes.length)
  for (let count = 1; count < routes.length; count++) expect(idsOf(...routes.slice(0, count))).toEqual(ids.slice(0, count))
})
