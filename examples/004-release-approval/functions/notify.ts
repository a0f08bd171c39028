/** What the workflow asks a team. */
export interface Question {
  readonly metric: string
  readonly value: number
  readonly team_alias: string
  readonly executionId: string
  readonly token: string
}

/** A question that waits for its answer. The token never leaves the table. */
export interface Pending {
  readonly decisionId: string
  readonly token: string
  readonly metric: string
  readonly value: number
  readonly executionId: string
  /** In seconds since 1970. */
  readonly expiresAt: number
}

/** A message to a team. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** What the notifier does beside thinking. */
export interface NotifierCalls {
  newId(): string
  now(): Date
  remember(pending: Pending): Promise<void>
  send(message: Message): Promise<void>
}

/** As long as the workflow waits. */
const twoDays = 2 * 86_400

/** Keeps the token under an id that says nothing, and sends the team a link with the id. The link shows the question: whatever follows links in a mailbox decides nothing. */
export async function notify({ metric, value, team_alias, executionId, token }: Question, page: string, calls: NotifierCalls): Promise<void> {
  const decisionId = calls.newId()
  await calls.remember({ decisionId, token, metric, value, executionId, expiresAt: Math.floor(calls.now().getTime() / 1000) + twoDays })
  await calls.send({
    to: team_alias,
    subject: `Release to approve: ${metric} is ${value}`,
    text: [`The load test of a release measured ${metric} ${value}.`, `Approve or reject it within 48 hours: ${page}?decision=${decisionId}`, `Execution: ${executionId}`].join('\n\n'),
  })
}
