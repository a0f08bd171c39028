import { describe, expect, it } from 'vitest'
import { workflow } from '../flow/record-workflow.js'
import { param } from '../values/param.js'
import { httpApi } from './http-api.js'
import { lambdaFunction } from './lambda-function.js'
import { table } from './table.js'

const decisions = table('Decisions', { key: 'id' })
const later = workflow('run-later', (flow) => flow.succeed('Done'))
const notify = lambdaFunction('notify-team', {
  handler: './notify.ts',
  timeout: '10 seconds',
  environment: { TABLE: decisions.name, LATER: later, SENDER: param('Sender'), PLACE: 'eu' },
  permissions: [decisions.allow('dynamodb:PutItem'), { actions: ['ses:SendEmail'], resources: ['arn:${Partition}:ses:${Region}:${Account}:identity/${Domain}'] }],
})
const api = httpApi('Decisions', { authorizer: 'iam', routes: { 'POST /decisions/{id}': notify } })

describe('a function', () => {
  it('stands where a function is wanted, and says what it stands for', () => {
    const called = workflow('w', (flow) => flow.lambda<string>('Notify', { FunctionName: notify, Payload: { at: api.url } }))
    const definition = called['~compile']().value
    expect(JSON.stringify(definition?.machine)).toContain('"${NotifyTeamFunctionArn}"')
    expect(definition?.parameters).toEqual([
      { name: 'DecisionsApiUrl', kind: 'string', of: 'Decisions' },
      { name: 'NotifyTeamFunctionArn', kind: 'lambda-function', of: 'notify-team' },
    ])
    expect(called['~resources']?.()).toEqual([notify['~resource'], api['~resource']])
  })

  it('knows the texts that its environment and its permissions name', () => {
    const { environment, parameters, uses, timeoutSeconds, permissions } = notify['~resource']
    expect(environment).toEqual({ TABLE: '${DecisionsTableName}', LATER: '${RunLaterArn}', SENDER: '${Sender}', PLACE: 'eu' })
    expect(parameters.map(({ name, kind }) => [name, kind])).toEqual([['DecisionsTableName', 'table'], ['RunLaterArn', 'state-machine'], ['Sender', 'string'], ['DecisionsTableArn', 'arn'], ['Domain', 'string']])
    expect(uses).toEqual([decisions['~resource']])
    expect(permissions[0]).toMatchObject({ actions: ['dynamodb:PutItem'], resources: ['${DecisionsTableArn}'] })
    expect(timeoutSeconds).toBe(10)
  })

  it.each<[string, string, Partial<Parameters<typeof lambdaFunction>[1]>]>([
    ['a name that Lambda does not take', 'a b', {}],
    ['a timeout of an hour', 'f', { timeout: 3600 }],
    ['too little memory', 'f', { memory: 64 }],
    ['a variable that Lambda keeps', 'f', { environment: { AWS_REGION: 'x' } }],
  ])('is refused for %s', (_, name, options) => {
    expect(lambdaFunction(name, { handler: './x.ts', ...options })['~resource'].diagnostics.map(({ code }) => code)).toEqual(['build/function-option'])
  })
})

it('an API uses the functions that answer it', () => {
  expect(api['~resource']).toMatchObject({ routes: [{ method: 'POST', path: '/decisions/{id}' }], uses: [notify['~resource']] })
})
