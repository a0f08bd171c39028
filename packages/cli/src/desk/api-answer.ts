import { isObject, type Json } from '@stepwright/asl'
import type { OtherAnswer } from '@stepwright/simulator/local'

/**
 * What an HTTP API makes of a function's result: one with a status is a response, all else the body of one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function apiAnswer(result: Json): OtherAnswer {
  if (!isObject(result) || result['statusCode'] === undefined) return { status: 200, headers: jsonType, body: JSON.stringify(result) }
  const { statusCode, headers, body = '', isBase64Encoded, cookies } = result
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    status: Number(statusCode),
    headers: {
      ...jsonType,
      ...(isObject(headers) ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])) : {}),
      ...(Array.isArray(cookies) ? { 'set-cookie': cookies.join(', ') } : {}),
    },
    body: isBase64Encoded === true ? Buffer.from(text, 'base64').toString('utf8') : text,
  }
}

/** An answer of the API's own. */
export const apiMessage = (status: number, message: string): OtherAnswer => ({ status, headers: jsonType, body: JSON.stringify({ message }) })

const jsonType = { 'content-type': 'application/json' }
