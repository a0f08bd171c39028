import { describe, expect, it } from 'vitest'
import type { PolicyDocument, Statement } from './policy-document.js'
import { policyLimits, splitPolicy } from './split-policy.js'

const statement = (sid: string, count: number): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: ['lambda:InvokeFunction'],
  Resource: Array.from({ length: count }, (_, index) => `arn:aws:lambda:us-east-1:123456789012:function:${sid}-${index}`),
})
const document = (...statements: Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement: statements })
const resources = (documents: readonly PolicyDocument[]) =>
  documents.flatMap(({ Statement: all }) => all.flatMap(({ Resource }) => Resource))

describe('splitPolicy', () => {
  it('leaves alone what fits on a role', () => {
    const small = document(statement('A', 10))
    expect(splitPolicy(small)).toEqual({ kind: 'inline', document: small })
  })

  it.each([
    ['many statements', document(...Array.from({ length: 20 }, (_, index) => statement(`S${index}`, 10)))],
    ['one statement that is too large alone', document(statement('Big', 400))],
  ])('splits %s into policies that fit, and loses nothing', (_name, whole) => {
    const split = splitPolicy(whole)
    expect(split.kind).toBe('managed')
    const documents = split.kind === 'inline' ? [] : split.documents
    expect(Math.max(...documents.map((each) => JSON.stringify(each).length))).toBeLessThanOrEqual(policyLimits.managed)
    expect(resources(documents)).toEqual(resources([whole]))
    const sids = documents.flatMap(({ Statement: all }) => all.map(({ Sid }) => Sid))
    expect(new Set(sids).size).toBe(sids.length)
  })

  it('says when a role cannot hold it', () => {
    expect(splitPolicy(document(statement('Huge', 2000))).kind).toBe('too-large')
  })
})
