import type { ApiRoute } from '@stepwright/workflow'

/**
 * An id for each route, made of its words: `GET /x/{id}` is of `GET`, `x` and `id`. Where one before it has that id, variables are told by a word
 * before them (`by`), and what is taken even then is numbered. Only routes before it count, so that one that is added behind them changes no id:
 * a deployment would make the moved route before it deletes the old one, and a route key exists once in an API.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export function routeIds(routes: readonly Pick<ApiRoute, 'method' | 'path'>[], join: (words: readonly string[]) => string): readonly string[] {
  const taken = new Set<string>()
  return routes.map((route) => {
    const told = wordsOf(route, true)
    let id = join(wordsOf(route, false))
    if (taken.has(id)) id = join(told)
    for (let count = 2; taken.has(id); count++) id = join([...told, String(count)])
    taken.add(id)
    return id
  })
}

function wordsOf({ method, path }: Pick<ApiRoute, 'method' | 'path'>, tellsVariables: boolean): readonly string[] {
  return [method, ...(tellsVariables ? path.replaceAll('{', '/by/') : path).split(/[^A-Za-z0-9]+/)].filter((word) => word !== '')
}
