import { readFileSync } from 'node:fs'
import { parameterKinds } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { param } from '../values/param.js'
import { workflow } from '../flow/record-workflow.js'

const compiled = (first: string, second: string) =>
  workflow('m', (flow) => {
    flow.lambda('One', { FunctionName: first })
    flow.lambda('Two', { FunctionName: second })
  })['~compile']()

describe('a parameter that is used twice', () => {
  it.each([
    ['first', param('T', 'topic'), param('T')],
    ['second', param('T'), param('T', 'topic')],
    ['both', param('T', 'topic'), param('T', 'topic')],
  ])('is of the kind that is said: %s', (_name, first, second) => {
    expect(compiled(first, second).value?.parameters).toEqual([{ name: 'T', kind: 'topic' }])
  })

  it('may not be of two kinds', () => {
    const { value, diagnostics } = compiled(param('T', 'topic'), param('T', 'lambda-function'))
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['error build/parameter-kinds'])
  })
})

describe('the README', () => {
  it('has a row for each form of a parameter, with all kinds', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    for (const form of ['ARN', 'name', 'URL'] as const) {
      const kinds = Object.entries(parameterKinds).filter(([, each]) => each === form).map(([kind]) => `\`${kind}\``)
      expect(readme).toContain(`| ${kinds.join(', ')} | ${form} |`)
    }
  })
})
