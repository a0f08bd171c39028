import { fileURLToPath } from 'node:url'
import { loadModules } from '@stepwright/compiler'
import { simulate } from '@stepwright/simulator'
import type { Workflow } from '@stepwright/workflow'
import { expect, it } from 'vitest'

const { value: modules = [] } = await loadModules([fileURLToPath(new URL('fixtures/translated/everywhere.workflow.ts', import.meta.url))], { cwd: fileURLToPath(new URL('.', import.meta.url)) })
const workflows = Object.entries(modules[0]?.exports ?? {})

const ends = {
  'goes on': { left: [], count: 2, first: 3, c: 7 },
  fails: { gaveUp: 'Bad' },
  'has enough': { gaveUp: 'enough' },
} as const

it.each(Object.keys(ends).flatMap((what) => workflows.map(([name, made]) => [name, what, made] as const)))('loops and endings %s: it %s', async (name, what, made) => {
  const { value } = (made as Workflow<unknown, unknown>)['~compile']()
  const run = await simulate(value ?? {}, {
    input: { names: ['a', 'b'], n: 1 },
    tasks: {
      'lambda:invoke': (given, { State: { Name } }) => {
        const { count } = (given as { readonly Payload: { readonly count?: number } }).Payload
        if (Name === 'Work' && count === 1 && what === 'fails') throw { Error: 'Bad' }
        return { Payload: { x: Name === 'Work' && count === 1 && what === 'has enough' ? 60 : (count ?? 3), left: count === 0 ? ['b'] : [] } }
      },
    },
  })
  const end = ends[what as keyof typeof ends]
  expect(run.output).toEqual(name === 'inMap' || name === 'inChild' ? [end, end] : end)
})
