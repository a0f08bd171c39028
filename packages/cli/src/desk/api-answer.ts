import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isObject, type Json } from '@stepwright/asl'
import type { OtherAnswer } from '@stepwright/simulator/local'

/**
 * What an HTTP API makes of a function's result: one with a status is a response, all else the body of one. Throws where that is none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function apiAnswer(result: Json): OtherAnswer {
  if (!isObject(result) || result['statusCode'] === undefined) return { status: 200, headers: jsonType, body: JSON.stringify(result) }
  const { statusCode, headers, body = '', isBase64Encoded, cookies } = result
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 200 || status > 599) throw new Error(`the function's statusCode is no status of a response: ${JSON.stringify(statusCode)}`)
  return {
    status,
    headers: {
      ...jsonType,
      ...(isObject(headers) ? Object.fromEntries(Object.entries(headers).map(([name, value]) => headerOf(name, String(value)))) : {}),
      ...(Array.isArray(cookies) ? { 'set-cookie': cookies.map((cookie) => headerOf('set-cookie', String(cookie))[1]) } : {}),
    },
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  }
}

function headerOf(name: string, value: string): [string, string] {
  validateHeaderName(name)
  validateHeaderValue(name, value)
  return [name.toLowerCase(), value]
}

/** An answer of the API's own. */
export const apiMessage = (status: number, message: string): OtherAnswer => ({ status, headers: jsonType, body: JSON.stringify({ message }) })

const jsonType = { 'content-type': 'application/json' }
