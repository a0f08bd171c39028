import { describe, expect, it } from 'vitest'
import { decide, type ApiEvent, type DecisionCalls } from './decide.js'
import { notify } from './notify.js'
import { show } from './show.js'

describe('the notifier', () => {
  it('keeps the token under an id of its own, and mails the id alone', async () => {
    const done: unknown[] = []
    await notify({ metric: 'latencyMs', value: 225, team_alias: 'team@example.com', executionId: 'arn:e', token: 'SECRET' }, 'https://approve.example.com/', {
      newId: () => 'id-1',
      now: () => new Date('2026-01-01T00:00:00Z'),
      remember: async (pending) => void done.push(['remember', pending]),
      send: async (message) => void done.push(['send', message]),
    })
    expect(done).toEqual([
      ['remember', { decisionId: 'id-1', token: 'SECRET', metric: 'latencyMs', value: 225, executionId: 'arn:e', expiresAt: Date.UTC(2026, 0, 3) / 1000 }],
      ['send', { to: 'team@example.com', subject: expect.stringContaining('latencyMs') as string, text: expect.stringContaining('https://approve.example.com/?decision=id-1') as string }],
    ])
    expect(JSON.stringify(done[1])).not.toContain('SECRET')
  })
})

describe('a decision', () => {
  it('approves once, in the name of the caller', async () => {
    expect(await decided({ decision: 'approve', comment: 'ok' })).toEqual([200, ['claim', 'id-1', 'a@example.com'], ['success', 'SECRET', '{"decision":"approved","by":"a@example.com","comment":"ok"}']])
  })

  it('rejects with the reason that the workflow fails with', async () => {
    expect(await decided({ decision: 'reject', comment: 'regression' })).toEqual([200, ['claim', 'id-1', 'a@example.com'], ['failure', 'SECRET', 'ApprovalRejected', 'regression']])
  })

  it('takes who decided from the authorizer, and refuses whom it does not know', async () => {
    expect(await decided({ decision: 'approve', by: 'boss@example.com' }, {}, { requestContext: {} })).toEqual([403])
  })

  it.each([['no JSON', 'x'], ['another word', { decision: 'maybe' }], ['a comment that is too long', { decision: 'reject', comment: 'x'.repeat(513) }], ['a list', []]])('refuses %s before anything is claimed', async (_name, body) => {
    expect(await decided(body)).toEqual([400])
  })

  it('is made once: the second one is told so', async () => {
    expect(await decided({ decision: 'approve' }, { claim: async () => undefined })).toEqual([409])
  })

  it('says when the workflow no longer waits', async () => {
    const gone = Object.assign(new Error('timed out'), { name: 'TaskTimedOut' })
    expect((await decided({ decision: 'approve' }, { sendTaskSuccess: async () => { throw gone } }))[0]).toBe(410)
  })

  it('stays open when Step Functions cannot be reached', async () => {
    const released: string[] = []
    const calls = { sendTaskSuccess: async () => { throw new Error('ThrottlingException') }, release: async (id: string) => void released.push(id) }
    await expect(decided({ decision: 'approve' }, calls)).rejects.toThrow('Throttling')
    expect(released).toEqual(['id-1'])
  })

  it('reads a body in base64', async () => {
    const event = { isBase64Encoded: true, body: Buffer.from('{"decision":"approve"}').toString('base64') }
    expect((await decided('', {}, event))[0]).toBe(200)
  })
})

describe('a look', () => {
  it('shows the question and not the token', async () => {
    const stored = { metric: 'latencyMs', value: 225, executionId: 'arn:e', stands: 'pending', token: 'SECRET' }
    const { statusCode, body } = await show({ pathParameters: { decisionId: 'id-1' } }, async () => stored)
    expect([statusCode, JSON.parse(body)]).toEqual([200, { metric: 'latencyMs', value: 225, executionId: 'arn:e', stands: 'pending' }])
    expect((await show({}, async () => undefined)).statusCode).toBe(404)
  })
})

/** The status, and the calls that were made. */
async function decided(body: unknown, answers: Partial<DecisionCalls> = {}, more: Partial<ApiEvent> = {}): Promise<unknown[]> {
  const calls: unknown[][] = []
  const event: ApiEvent = {
    pathParameters: { decisionId: 'id-1' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    requestContext: { authorizer: { jwt: { claims: { email: 'a@example.com' } } } },
    ...more,
  }
  const { statusCode } = await decide(event, {
    claim: async (...args) => { calls.push(['claim', ...args]); return 'SECRET' },
    release: async (id) => void calls.push(['release', id]),
    sendTaskSuccess: async (...args) => void calls.push(['success', ...args]),
    sendTaskFailure: async (...args) => void calls.push(['failure', ...args]),
    ...answers,
  })
  return [statusCode, ...calls]
}
