import type { JsonObject } from '@stepwright/asl'
import { refuse, type Refusal } from './refusal.js'

/** One page of a list: `maxResults` items (100 when left out or 0) from where `nextToken` says. */
export function pageOf<T>(all: readonly T[], { maxResults, nextToken }: JsonObject): { readonly items: readonly T[]; readonly next: { readonly nextToken?: string } } | Refusal {
  const from = nextToken === undefined || nextToken === null ? 0 : readToken(String(nextToken))
  if (from === undefined) return refuse('InvalidToken', `Invalid Token: '${String(nextToken)}'`)
  const most = typeof maxResults === 'number' && maxResults > 0 ? maxResults : 100
  const end = from + most
  return { items: all.slice(from, end), next: end < all.length ? { nextToken: btoa(`page ${end}`) } : {} }
}

function readToken(token: string): number | undefined {
  try {
    const [, place] = /^page (\d+)$/.exec(atob(token)) ?? []
    return place === undefined ? undefined : Number(place)
  } catch {
    return undefined
  }
}
