/** As much of an HTTP API's event as decisions need. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export interface ApiEvent {
  readonly pathParameters?: { readonly decisionId?: string }
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly requestContext: { readonly authorizer?: { readonly jwt?: { readonly claims: { readonly [name: string]: unknown } } } }
}

/** What the API answers. */
export interface ApiAnswer {
  readonly statusCode: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/** What a decision does beside thinking. */
export interface DecisionCalls {
  /** Turns a pending question into a decided one and yields its token; nothing where none is pending. */
  claim(decisionId: string, by: string): Promise<string | undefined>
  /** Makes it pending again. */
  release(decisionId: string): Promise<void>
  sendTaskSuccess(token: string, output: string): Promise<void>
  sendTaskFailure(token: string, error: string, cause: string): Promise<void>
}

/**
 * Answers the workflow once. The token is looked up, so that nobody who has the link has it; who decided is taken from the authorizer, not from the request.
 */
export async function decide(event: ApiEvent, calls: DecisionCalls): Promise<ApiAnswer> {
  const by = callerOf(event)
  if (by === undefined) return answer(403, 'who decides has to be somebody')
  const request = readRequest(event)
  if (typeof request === 'string') return answer(400, request)
  const { decisionId, decision, comment } = request
  const token = await calls.claim(decisionId, by)
  if (token === undefined) return answer(409, 'nothing waits for this decision: it was made, or came too late')
  try {
    if (decision === 'approve') await calls.sendTaskSuccess(token, JSON.stringify({ decision: 'approved', by, comment }))
    else await calls.sendTaskFailure(token, 'ApprovalRejected', comment)
    return answer(200, decision === 'approve' ? 'approved' : 'rejected')
  } catch (error) {
    if (isGone(error)) return answer(410, 'the release no longer waits for an answer')
    await calls.release(decisionId)
    throw error
  }
}

interface Request {
  readonly decisionId: string
  readonly decision: 'approve' | 'reject'
  readonly comment: string
}

function readRequest({ pathParameters, body = '', isBase64Encoded }: ApiEvent): Request | string {
  const decisionId = pathParameters?.decisionId ?? ''
  const read = parsed(isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body)
  if (read === undefined || decisionId === '') return 'a JSON object is expected: { "decision": "approve" | "reject", "comment": "…" }'
  const { decision, comment = '' } = read
  if (decision !== 'approve' && decision !== 'reject') return '"decision" is "approve" or "reject"'
  if (typeof comment !== 'string' || comment.length > 512) return '"comment" is a text of at most 512 characters'
  return { decisionId, decision, comment }
}

function parsed(body: string): { readonly [member: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [member: string]: unknown }) : undefined
  } catch {
    return undefined
  }
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
function callerOf({ requestContext }: ApiEvent): string | undefined {
  const claims = requestContext.authorizer?.jwt?.claims
  const name = claims?.['email'] ?? claims?.['sub']
  return typeof name === 'string' && name !== '' ? name : undefined
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
function isGone(error: unknown): boolean {
  return error instanceof Error && ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'].includes(error.name)
}

function answer(statusCode: number, message: string): ApiAnswer {
  return { statusCode, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: JSON.stringify({ message }) }
}
