import { lambda, param, retry, workflow, type TaskToken } from 'stepwright'

interface RequestData { appData: { id: string } }

export const openRequest = workflow('open-request', (flow, input: RequestData & { trigger: string; lastTrigger: string }) => {
  flow.pass('Open')
  return { trigger: input.trigger, lastTrigger: input.lastTrigger, appData: input.appData }
})

/** A request is opened, perhaps cancelled, perhaps opened again, and closed. */
export const serviceRequest = workflow('service-request', (flow, input: RequestData) => {
  const call = (name: string, sourceState: string, activityType: string, activityName: string, more: object) =>
    flow.lambda<RequestData & { lastTrigger: string }>(name, { FunctionName: param('BlogDummyUMLHandlerLambdaArn', 'lambda-function'), Payload: { instanceId: flow.context.Execution.Id, sourceState, activityType, activityName, ...more } }, { retry: retry.lambdaService() })
  const close = flow.ending((now: RequestData) => call('Close Request', 'Closed', 'stateEntry', 'closeRequest', { appData: now.appData }))
  const open = flow.ending((now: RequestData & { trigger: string; lastTrigger: string }): void => {
    const opened = flow.startExecutionSync('Start Open Request (Wait to Complete)', openRequest, now, { linked: true })
    flow.choice('Choice After Open')
      .when(() => opened.trigger === 'requestRejected' || opened.trigger === 'requestApproved', () => close(opened))
      .when(() => opened.trigger === 'cancellationRequested', () => cancel(opened))
    flow.fail('Unknown trigger', { error: 'States.NoChoiceMatched' })
  })
  const cancel = flow.ending((now: RequestData & { lastTrigger: string }): void => {
    const { appEvent } = flow.waitForTaskToken('Cancel Request (Callback)', lambda.invoke, (taskToken: TaskToken<{ appEvent: RequestData & { trigger: string } }>) => ({
      FunctionName: param('BlogDummyUMLHandlerLambdaArn', 'lambda-function'),
      Payload: { instanceId: flow.context.Execution.Id, sourceState: 'Cancelling', activityType: 'stateEntry', activityName: 'cancelRequest', taskToken, appData: now.appData },
    }), { retry: retry.lambdaService() })
    const { trigger, appData } = appEvent
    flow.choice('Choice After Cancel')
      .when(() => trigger === 'requestCancelled', () => close({ appData }))
      .when(() => trigger === 'cancellationRejected', () => {
        const alerted = call('Alert Oddity', 'Cancelling', 'transitionActivity', 'alertOddity', { appData, trigger: 'cancellationRejected', lastTrigger: now.lastTrigger })
        open({ appData: alerted.appData, trigger: 'history', lastTrigger: alerted.lastTrigger })
      })
    cancel({ appData, lastTrigger: now.lastTrigger })
  })
  open({ trigger: 'initial', lastTrigger: '', appData: input.appData })
})
