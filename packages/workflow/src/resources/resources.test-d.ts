import { expectTypeOf, it } from 'vitest'
import { workflow } from '../flow/record-workflow.js'
import { httpApi } from './http-api.js'
import { lambdaFunction, type LambdaFunction } from './lambda-function.js'
import { table } from './table.js'

const notify = lambdaFunction('Notifier', { handler: './notify.ts', environment: { TABLE: table('T', { key: 'id' }).name } })

it('a function stands where a text does, and stays a function', () => {
  expectTypeOf(notify).toEqualTypeOf<LambdaFunction>()
  workflow('w', (flow) => flow.lambda<string>('Notify', { FunctionName: notify }))
  httpApi('A', { authorizer: 'iam', routes: { 'POST /a': notify } })
})

it('an API has an authorizer, methods that there are, and functions of ours', () => {
  // @ts-expect-error nobody may leave out who may call
  httpApi('A', { routes: { 'POST /a': notify } })
  // @ts-expect-error there is no word for everybody
  httpApi('A', { authorizer: 'none', routes: { 'POST /a': notify } })
  // @ts-expect-error a route is a method and a path
  httpApi('A', { authorizer: 'iam', routes: { '/a': notify } })
  // @ts-expect-error a name says nothing of what is deployed
  httpApi('A', { authorizer: 'iam', routes: { 'POST /a': 'Notifier' } })
})

it('options are those that there are', () => {
  // @ts-expect-error only Node.js is bundled
  lambdaFunction('f', { handler: './f.ts', runtime: 'python3.13' })
  // @ts-expect-error a table allows actions of its service
  table('T', { key: 'id' }).allow('s3:GetObject')
})
