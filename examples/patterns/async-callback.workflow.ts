import { param, sns, sqs, workflow, type TaskToken } from 'stepwright'

/** An error, and an answer that is none, end alike. */
export const asyncCallback = workflow('async-callback', (flow, input: { url: string }) => {
  const tell = (name: string, status: number, message: string) => flow.task(name, sns.publish, { TopicArn: param('SNSTopicARN', 'topic'), Message: { status, message, body: '' } })
  const failed = flow.ending(() => tell('SNS Publish - Send Error Notification', 500, 'API Failed'))
  const answer = flow
    .try(() => flow.waitForTaskToken('Invoke Async API & Wait For CallBack', sqs.sendMessage, (taskToken: TaskToken<{ status: number }>) => ({ QueueUrl: param('SQSQueueURL', 'queue'), MessageBody: { taskToken, payload: input } }), { timeout: 300 }))
    .catch(['States.Timeout', 'States.TaskFailed'], () => failed())
  flow.choice('Check Response Status').when(() => answer.status !== 200, () => failed())
  return tell('SNS Publish - Send Success Notification', 200, 'API Executed Successfully')
})
