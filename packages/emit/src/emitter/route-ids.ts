import { pathVariables, type ApiRoute } from '@stepwright/workflow'

/**
 * An id for each route, made of its words: `GET /x/{id}` is of `GET`, `x` and `id`. Where several would have the same, variables are told
 * by a word before them (`by`), and what is the same even then is numbered: alone, a route has the same id in every build.
 */
export function routeIds(routes: readonly Pick<ApiRoute, 'method' | 'path'>[], join: (words: readonly string[]) => string): readonly string[] {
  const short = routes.map((route) => join(wordsOf(route, false)))
  const wanted = routes.map((route, at) => {
    const [own = ''] = short.slice(at)
    const isAlone = short.filter((one) => one === own).length === 1
    return isAlone || pathVariables(route.path).length === 0 ? own : join(wordsOf(route, true))
  })
  const taken = new Set<string>()
  return routes.map((route, at) => {
    let [id = ''] = wanted.slice(at)
    for (let count = 2; taken.has(id); count++) id = join([...wordsOf(route, true), String(count)])
    taken.add(id)
    return id
  })
}

function wordsOf({ method, path }: Pick<ApiRoute, 'method' | 'path'>, tellsVariables: boolean): readonly string[] {
  return [method, ...(tellsVariables ? path.replaceAll('{', '/by/') : path).split(/[^A-Za-z0-9]+/)].filter((word) => word !== '')
}
