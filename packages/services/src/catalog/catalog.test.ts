import { describe, expect, it } from 'vitest'
import { catalog } from './catalog.js'
import { codebuild } from './codebuild.js'
import { integrationOf } from './integration-of.js'
import { lambda } from './lambda.js'

describe('the catalog', () => {
  it('is sorted by id, without doubles', () => {
    const ids = catalog.map(({ integration }) => integration)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  for (const facts of catalog) {
    describe(facts.integration, () => {
      const calls = facts.patterns.flatMap((pattern) => facts.calls[pattern] ?? [])

      it('has at least one call that starts it in every pattern', () => {
        for (const pattern of facts.patterns) expect(facts.calls[pattern]?.some(({ phase }) => phase === 'start')).toBe(true)
      })

      it('names IAM actions, never a wildcard', () => {
        for (const { actions } of calls) for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/)
      })

      it('binds every placeholder of an ARN that is not a place', () => {
        for (const resource of calls.flatMap((call) => call.resources)) {
          const { arn, bind } = typeof resource === 'string' ? { arn: resource, bind: {} } : resource
          const named = [...arn.matchAll(/\$\{(\w+)\}/g)]
            .map(([, name]) => name)
            .filter((name) => !['Partition', 'Region', 'Account'].includes(name ?? ''))
          expect(named.sort()).toEqual(Object.keys(bind).sort())
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
    ['text after the ARN', 'arn:aws:states:::lambda:invoke and more', undefined],
    ['a name from Object.prototype as suffix', 'arn:aws:states:::lambda:invoke.constructor', undefined],
  ])('%s', (_name, resource, id) => {
    expect(integrationOf(resource)?.integration.integration).toBe(id)
  })
})
