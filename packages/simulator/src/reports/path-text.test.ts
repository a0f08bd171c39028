import type { JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { TaskAnswer } from '../data/tasks.js'
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

describe('what repeats itself', () => {
  const poll: JsonObject = {
    QueryLanguage: 'JSONata',
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Output: '{% $states.result %}', Next: 'Ready?' },
      'Ready?': { Type: 'Choice', Choices: [{ Condition: '{% $states.input %}', Next: 'Done' }], Default: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 20, Next: 'Ask' },
      Done: { Type: 'Succeed' },
    },
  }
  const linesOf = async (document: JsonObject, Ask: TaskAnswer): Promise<readonly string[]> => pathText((await simulate(document, { tasks: { Ask } })).events).trimEnd().split('\n')
  const after = (rounds: number): TaskAnswer => {
    let asked = 0
    return () => ++asked > rounds
  }

  it('as a poll does, is written once', async () => {
    expect(await linesOf(poll, after(90))).toEqual([
      '     0 s  Ask', '          Ready?', '          Wait',
      '  1780 s  … 89 times more',
      '  1800 s  Ask', '          Ready?', '          Done',
    ])
  })

  it('a few times, is written each time', async () => {
    expect(await linesOf(poll, after(3))).toHaveLength(12)
  })

  it('as items do, is written once, but for the one that fails', async () => {
    const each: JsonObject = { QueryLanguage: 'JSONata', StartAt: 'Each', States: { Each: { Type: 'Map', Items: '{% [0..29] %}', MaxConcurrency: 1, ItemProcessor: scope('Ask', { ...task, Arguments: '{% $states.input %}' }), End: true } } }
    const answer: TaskAnswer = (n) => {
      if (n === 20) throw { Error: 'Bad' }
      return n ?? null
    }
    expect(await linesOf(each, answer)).toEqual(['     0 s  Each', '            [0] Ask', '            … 20 times more', '            ! Bad'])
  })
})
