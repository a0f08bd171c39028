import type { ApiAnswer, ApiEvent } from './decide.js'

/** A question as the table has it, without its token. */
export interface Shown {
  readonly metric: string
  readonly value: number
  readonly executionId: string
  readonly stands: string
}

/** Shows a question to whoever has to decide, and changes nothing. */
export async function show({ pathParameters }: Pick<ApiEvent, 'pathParameters'>, find: (decisionId: string) => Promise<Shown | undefined>): Promise<ApiAnswer> {
  const found = await find(pathParameters?.decisionId ?? '')
  const body = found === undefined ? { message: 'there is no such question' } : { metric: found.metric, value: found.value, executionId: found.executionId, stands: found.stands }
  return { statusCode: found === undefined ? 404 : 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: JSON.stringify(body) }
}
