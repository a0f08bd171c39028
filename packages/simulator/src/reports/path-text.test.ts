import type { JsonObject } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { simulate } from '../machine/simulate.js'
import { pathText } from './path-text.js'

const scope = (name: string, state: JsonObject): JsonObject => ({ StartAt: name, States: { [name]: state } })
const task: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true }
const machine: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Both',
  States: {
    Both: { Type: 'Parallel', Branches: [scope('Nap', { Type: 'Wait', Seconds: 7, End: true }), scope('Each', { Type: 'Map', Items: [1, 2], ItemProcessor: scope('Item', { Type: 'Pass', End: true }), End: true })], Next: 'Call' },
    Call: { ...task, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2 }] },
  },
}

it('the path as text has branches and items below theirs, times, and what failed', async () => {
  const run = await simulate(machine, {
    tasks: {
      Call: (_args, { State }) => {
        if (State.RetryCount === 0) throw { Error: 'Busy', Cause: 'later' }
        return 1
      },
    },
  })
  expect(pathText(run.events).trimEnd().split('\n')).toEqual([
    '     0 s  Both',
    '            Nap',
    '            Each',
    '              [0] Item',
    '              [1] Item',
    '     7 s  Call',
    '          ! Busy: later',
  ])
})
