import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog/catalog.js'
import { lambda } from '../catalog/lambda.js'
import * as tasks from '../tasks.js'

const forms = { 'request-response': undefined, sync: 'sync', 'sync:2': 'sync2', 'wait-for-task-token': 'waitForTaskToken' } as const
const services: readonly Readonly<Record<string, object>>[] = [{ ...lambda }, ...Object.values(tasks).map((service) => ({ ...service }))]
const actions = services.flatMap((service) => Object.values(service)) as readonly { integration: string; patterns: readonly (keyof typeof forms)[]; resource: string }[]

describe('the tasks that authors have', () => {
  it('are all of the catalog but HTTP, which is a verb', () => {
    expect(actions.map(({ integration }) => integration).sort()).toEqual(catalog.map(({ integration }) => integration).filter((id) => id !== 'http:invoke'))
  })

  it.each(actions.map((action) => [action.integration, action] as const))('%s waits as the catalog says', (_id, action) => {
    const waiting = action.patterns.flatMap((pattern) => forms[pattern] ?? [])
    expect(Object.keys(action).filter((key) => Object.values(forms).some((form) => form === key)).sort()).toEqual([...waiting].sort())
  })
})
