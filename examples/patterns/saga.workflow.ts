import { lambda, param, retry, sns, workflow, type Flow } from 'stepwright'

const undoing = { payment: 'RefundPayment', car: 'CancelCar', flight: 'CancelFlight' }

/** Books a flight and a car and takes the money; whatever fails is undone with all before it, last first: a call that failed may have done its work. */
export const saga = workflow('saga', (flow, trip: Record<string, unknown>) => {
  flow.try(() => call(flow, 'Reserve flight', 'ReserveFlight', trip)).catch(() => undo(flow, 'no flight', ['flight'], trip))
  flow.try(() => call(flow, 'Reserve car', 'ReserveCar', trip)).catch(() => undo(flow, 'no car', ['car', 'flight'], trip))
  flow
    .try(() => {
      call(flow, 'Take payment', 'ProcessPayment', trip)
      call(flow, 'Confirm flight', 'ConfirmFlight', trip)
      call(flow, 'Confirm car', 'ConfirmCar', trip)
    })
    .catch(() => undo(flow, 'no payment', ['payment', 'car', 'flight'], trip))
  flow.task('Say that it is booked', sns.publish, { TopicArn: param('Topic', 'topic'), Message: 'Your trip is booked' })
})

function undo(flow: Flow, why: string, done: readonly (keyof typeof undoing)[], trip: Record<string, unknown>) {
  for (const each of done) call(flow, `Undo ${each}: ${why}`, undoing[each], trip, { on: 'States.ALL', attempts: 3 })
  flow.task(`Say that it failed: ${why}`, sns.publish, { TopicArn: param('Topic', 'topic'), Message: 'Your trip could not be booked' })
  flow.fail(`Failed: ${why}`, { error: 'TripFailed', cause: why })
}

function call(flow: Flow, name: string, fn: string, trip: Record<string, unknown>, more?: { on: string; attempts: number }) {
  return flow.task(name, lambda.invoke, { FunctionName: param(`${fn}Function`, 'lambda-function'), Payload: trip }, {
    retry: [retry.lambdaService(), ...(more === undefined ? [] : [more])],
  })
}
