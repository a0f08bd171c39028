import { describe, expect, it } from 'vitest'
import { retry } from './retry.js'
import { vainRetries } from './vain-retries.js'

const vain: Readonly<Record<string, string>> = {
  'an action of an optimized service': 'arn:aws:states:::sns:publish',
  'an action of the SDK': 'arn:aws:states:::aws-sdk:athena:getQueryResults',
  'a job that is waited for': 'arn:aws:states:::codebuild:startBuild.sync',
  'an execution in another partition': 'arn:aws-cn:states:::states:startExecution.sync:2',
}

const apt: Readonly<Record<string, string>> = {
  'a function': 'arn:aws:states:::lambda:invoke',
  'a function, called through the SDK': 'arn:aws:states:::aws-sdk:lambda:invoke',
  'the ARN of a function': 'arn:aws:lambda:us-east-1:123456789012:function:f',
  'an answer to a token, whose giver names the error': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  'an activity, whose worker does': 'arn:aws:states:us-east-1:123456789012:activity:a',
  'what only the deployment knows': '${Resource}',
}

describe('a retry of errors of Lambda', () => {
  it.each(Object.entries(vain))('never comes into effect at %s', (_name, resource) => {
    expect(vainRetries(resource, [retry.taskFailed(), retry.lambdaService()]).map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning flow/vain-retry'])
  })

  it.each(Object.entries(apt))('may come into effect at %s', (_name, resource) => expect(vainRetries(resource, retry.lambdaService())).toEqual([]))

  it('is not what other errors are', () => expect(vainRetries('arn:aws:states:::sns:publish', [{ on: ['States.ALL', 'SNS.NotFoundException'] }])).toEqual([]))
})
