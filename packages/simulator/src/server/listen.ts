import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Json } from '@stepwright/asl'
import type { Service } from '../service/create-service.js'
import { isRefusal } from '../service/refusal.js'

/** A service that answers on a port of 127.0.0.1. */
export interface Listening {
  readonly port: number
  readonly close: () => Promise<void>
}

/** A request for something else than Step Functions. */
export interface OtherRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: { readonly [lowerCaseName: string]: string }
  /** As UTF-8; what is no text is in `bytes`. */
  readonly body: string
  readonly bytes: Uint8Array
}

/** What such a request is answered with. */
export interface OtherAnswer {
  readonly status: number
  /** Of a list, each is a header of its own. */
  readonly headers: { readonly [name: string]: string | readonly string[] }
  readonly body: string | Uint8Array
}

/** Answers requests for something else; `undefined` where it does not know them. */
export type AnswerOthers = (request: OtherRequest) => Promise<OtherAnswer | undefined>

/** Serves the JSON 1.0 protocol; what is for no operation of Step Functions goes to `others`. `port` 0 is any that is free. Rejects when the port is taken. */
export function listen(service: Service, port: number, others: AnswerOthers = async () => undefined): Promise<Listening> {
  const server = createServer((request, response) => void answer(service, others, request, response))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done())
          server.closeAllConnections()
        })
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port, close })
    })
  })
}

async function answer(service: Service, others: AnswerOthers, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, operation = ''] = /^AWSStepFunctions\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? []
  const send = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': crypto.randomUUID() })
    response.end(JSON.stringify(body))
  }
  const caller = new AbortController()
  response.once('close', () => caller.abort())
  try {
    const bytes = await read(request)
    const text = bytes.toString('utf8')
    const other = operation === '' ? await others({ method: request.method ?? 'GET', url: request.url ?? '/', headers: headersOf(request), body: text, bytes }) : undefined
    if (other !== undefined) {
      for (const [name, value] of Object.entries(other.headers)) response.setHeader(name, value)
      return void response.writeHead(other.status).end(other.body)
    }
    const body = parsed(text)
    const result = body === undefined ? { refusal: { type: 'SerializationException', message: 'the request is no JSON' } } : await service.call(operation, body, caller.signal)
    if (!isRefusal(result)) return send(200, result)
    const { type, message } = result.refusal
    send(400, { __type: `com.amazonaws.swf.service.v2.model#${type}`, message })
  } catch (thrown) {
    // a bug of ours: the service says so, and goes on
    send(500, { __type: 'InternalFailure', message: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}

/** Of a header that comes twice, both. */
function headersOf({ headers }: IncomingMessage): OtherRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]))
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text === '' ? '{}' : text) as Json
  } catch {
    return undefined
  }
}
