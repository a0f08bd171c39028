import type { Objects } from '@stepwright/simulator'
import type { AnswerOthers } from '@stepwright/simulator/local'
import { decoded } from './decoded.js'

/**
 * Answers S3's GetObject and HeadObject, by path: the SDK asks an address of numbers so.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function answerObjects(objects: Objects): AnswerOthers {
  const buckets = new Set(Object.keys(objects).map((address) => address.split('/')[2] ?? ''))
  return async ({ method, url }) => {
    const [, part = '', rest = ''] = new URL(url, 'http://127.0.0.1').pathname.split(/^\/([^/]+)\//)
    const [bucket, key] = [decoded(part), decoded(rest)]
    if (bucket === undefined || !buckets.has(bucket) || rest === '') return undefined
    // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
    if (key === undefined) return refused(400, 'InvalidURI', 'the address of the object cannot be read')
    const address = `s3://${bucket}/${key}`
    if (method !== 'GET' && method !== 'HEAD') return refused(405, 'MethodNotAllowed', 'objects of a folder are only read')
    const body = Object.hasOwn(objects, address) ? objects[address] : undefined
    if (body === undefined) return refused(404, 'NoSuchKey', 'The specified key does not exist.')
    return { status: 200, headers: { 'content-type': 'application/octet-stream', 'content-length': String(Buffer.byteLength(body)), 'last-modified': new Date(0).toUTCString() }, body: method === 'HEAD' ? '' : body }
  }
}

const refused = (status: number, code: string, message: string) => ({ status, headers: { 'content-type': 'application/xml' }, body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>` })
