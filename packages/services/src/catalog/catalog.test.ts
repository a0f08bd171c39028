import { describe, expect, it } from 'vitest'
import type { Binding, Call } from '../integration/call.js'
import { catalog } from './catalog.js'
import { codebuild } from './codebuild.js'
import { integrationOf } from './integration-of.js'
import { lambda } from './lambda.js'

describe('the catalog', () => {
  it('has all that AWS lists', () => {
    // 64, and activities: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
    expect(catalog).toHaveLength(64)
  })

  it('is sorted by id, without doubles', () => {
    const ids = catalog.map(({ integration }) => integration)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  for (const facts of catalog) {
    describe(facts.integration, () => {
      const calls = facts.patterns.flatMap((pattern) => facts.calls[pattern] ?? [])

      it('has at least one call that starts it in every pattern, unless IAM is not asked at all', () => {
        for (const pattern of facts.patterns) {
          const started = facts.calls[pattern]?.some(({ phase }) => phase === 'start')
          expect(started).toBe(!['eks:call', 'eks:runJob'].includes(facts.integration))
        }
      })

      it('is found by its Resource in each pattern, and in no other', () => {
        for (const [pattern, suffix] of Object.entries(suffixes)) {
          const found = integrationOf(`arn:aws:states:::${facts.integration}${suffix}`)
          expect(found).toEqual(facts.patterns.some((each) => each === pattern) ? { integration: facts, pattern } : undefined)
        }
      })

      it('lets EXPRESS machines call it only without waiting', () => {
        expect(facts.expressPatterns).toEqual(['request-response'])
      })

      it('knows every argument that its calls look at', () => {
        const known = new Set([...facts.required, ...facts.optional])
        const looked = calls.flatMap(membersOf).map((member) => member.split(/[.[]/)[0] ?? '')
        expect(looked.filter((member) => !known.has(member))).toEqual([])
        expect(facts.required.filter((member) => facts.optional.includes(member))).toEqual([])
      })

      it('polls and cancels only where it waits for the end', () => {
        for (const pattern of ['request-response', 'wait-for-task-token'] as const)
          expect((facts.calls[pattern] ?? []).filter(({ phase }) => ['cancel', 'events'].includes(phase))).toEqual([])
      })

      it('names IAM actions, never a wildcard', () => {
        for (const { actions } of calls) for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/)
      })

      it('binds every placeholder of an ARN that is not a place', () => {
        for (const { text, bind } of calls.flatMap(templatesOf)) {
          const named = Array.from(text.matchAll(/\$\{(\w+)\}/g), ([, name = '']) => name)
          expect(named.filter((name) => !places.includes(name)).sort()).toEqual(Object.keys(bind).sort())
        }
      })

      it('writes whole ARNs of the service that the action is of', () => {
        for (const { actions, resources } of calls)
          for (const resource of resources) {
            if (typeof resource === 'object' && 'declared' in resource) continue
            const arn = typeof resource === 'string' ? resource : resource.arn
            if (arn === '*') continue
            expect(arn).toMatch(/^arn:\$\{Partition\}:[a-z0-9-]+:(\$\{Region\})?:(\$\{Account\})?:.+$/)
            for (const action of actions) expect(action.split(':')[0]).toBe(arn.split(':')[2])
          }
      })

      it('passes roles only to a named service', () => {
        for (const call of calls.filter(({ phase }) => phase === 'passRole'))
          expect(call.condition?.['StringEquals']?.['iam:PassedToService']).toMatch(/\.amazonaws\.com$/)
      })

      it('gives a source for every error name', () => {
        for (const { name, source } of facts.errors)
          expect([name, source]).toEqual([expect.stringMatching(/^\w+\.\w+$/), expect.stringMatching(/^https:/)])
      })
    })
  }
})

const suffixes = { 'request-response': '', sync: '.sync', 'sync:2': '.sync:2', 'wait-for-task-token': '.waitForTaskToken' }
const places = ['Partition', 'Region', 'Account', 'StateMachine']

/** The texts of a call that hold pieces of arguments: ARNs, and values of its condition. */
function templatesOf({ resources, condition = {} }: Call): { text: string; bind: { readonly [placeholder: string]: Binding } }[] {
  const ofResources = resources.flatMap((resource) =>
    typeof resource === 'string'
      ? [{ text: resource, bind: {} }]
      : 'declared' in resource
        ? []
        : [{ text: resource.arn, bind: resource.bind }],
  )
  const values = Object.values(condition).flatMap((keys) => Object.values(keys))
  return [
    ...ofResources,
    ...values.flatMap((value) => (typeof value === 'object' && 'value' in value ? [{ text: value.value, bind: value.bind }] : [])),
  ]
}

function membersOf(call: Call): string[] {
  const { anyOf = [], noneOf = [], equals = {}, begins = {}, beginsNot = {} } = call.when ?? {}
  const bound = templatesOf(call).flatMap(({ bind }) => Object.values(bind))
  return [
    ...anyOf,
    ...noneOf,
    ...Object.keys({ ...equals, ...begins, ...beginsNot }),
    ...bound.flatMap(({ member, instead = [], qualifier }) => [member, ...instead, ...(qualifier === undefined ? [] : [qualifier])]),
  ]
}

describe('the forms of an integration', () => {
  it.each([
    ['plain CodeBuild', codebuild.startBuild, 'request-response', 'arn:aws:states:::codebuild:startBuild'],
    ['waiting CodeBuild', codebuild.startBuild.sync, 'sync', 'arn:aws:states:::codebuild:startBuild.sync'],
    ['plain Lambda', lambda.invoke, 'request-response', 'arn:aws:states:::lambda:invoke'],
    ['Lambda with a token', lambda.invoke.waitForTaskToken, 'wait-for-task-token', 'arn:aws:states:::lambda:invoke.waitForTaskToken'],
  ] as const)('%s', (_name, task, pattern, resource) => {
    expect({ pattern: task.pattern, resource: task.resource }).toEqual({ pattern, resource })
    expect(integrationOf(task.resource)).toMatchObject({ pattern, integration: { integration: task.integration } })
  })

  it('has no form that the service lacks', () => {
    expect(Object.keys(lambda.invoke)).not.toContain('sync')
    expect(Object.keys(codebuild.startBuild)).not.toContain('waitForTaskToken')
  })
})

describe('integrationOf', () => {
  it.each([
    ['the China partition', 'arn:aws-cn:states:::lambda:invoke', 'lambda:invoke'],
    ['a partition that is a placeholder', 'arn:${AWS::Partition}:states:::codebuild:startBuild.sync', 'codebuild:startBuild'],
    ['a pattern that the service lacks', 'arn:aws:states:::lambda:invoke.sync', undefined],
    ['an unknown action', 'arn:aws:states:::codebuild:startBuilds', undefined],
    ['a function ARN', 'arn:aws:lambda:us-east-1:123456789012:function:f', undefined],
    ['a whole placeholder', '${FunctionArn}', undefined],
    ['an activity, which is no integration', 'arn:aws:states:us-east-1:123456789012:activity:a', undefined],
    ['a region and an account in the ARN', 'arn:aws:states:us-east-1:123456789012:lambda:invoke', 'lambda:invoke'],
    ['text after the ARN', 'arn:aws:states:::lambda:invoke and more', undefined],
    ['a name from Object.prototype as suffix', 'arn:aws:states:::lambda:invoke.constructor', undefined],
  ])('%s', (_name, resource, id) => {
    expect(integrationOf(resource)?.integration.integration).toBe(id)
  })
})
