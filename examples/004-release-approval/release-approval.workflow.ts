import { codeBuild, codeCommit, existingArtifact, httpApi, lambda, lambdaFunction, param, pipeline, retry, runWorkflow, stage, table, workflow, type Flow, type TaskToken } from 'stepwright'

/** What the load test measured. */
interface Results {
  accuracypct: number
  latencyMs: number
}

/** What a team answers with. */
interface Decision {
  decision: 'approved'
}

/** The questions that wait for an answer, by an id that says nothing. */
const decisions = table('Decisions', { key: 'decisionId', expires: 'expiresAt' })

/** Keeps the token of a question, and mails its id to the team. */
const notifier = lambdaFunction('Notifier', {
  handler: './functions/notify.handler.ts',
  timeout: '10 seconds',
  environment: { TABLE: decisions.name, PAGE: param('DecisionPage'), SENDER: 'no-reply@example.com' },
  permissions: [
    decisions.allow('dynamodb:PutItem'),
    {
      purpose: 'Send',
      actions: ['ses:SendEmail'],
      resources: ['arn:${Partition}:ses:${Region}:${Account}:identity/example.com'],
      condition: { StringEquals: { 'ses:FromAddress': 'no-reply@example.com' } },
    },
  ],
})

/** The only one that may answer for a team. IAM cannot say for which machine: these calls know no resources. */
const decide = lambdaFunction('Decide', {
  handler: './functions/decide.handler.ts',
  timeout: '10 seconds',
  environment: { TABLE: decisions.name },
  permissions: [decisions.allow('dynamodb:UpdateItem'), { purpose: 'Callback', actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'], resources: ['*'] }],
})

const show = lambdaFunction('ShowDecision', {
  handler: './functions/show.handler.ts',
  timeout: '10 seconds',
  environment: { TABLE: decisions.name },
  permissions: [decisions.allow('dynamodb:GetItem')],
})

/** Only a POST decides, for whoever the company knows. */
export const decisionsApi = httpApi('Decisions', {
  authorizer: { issuer: param('ApproversIssuer'), audience: [param('ApproversAudience')] },
  routes: { 'GET /decisions/{decisionId}': show, 'POST /decisions/{decisionId}': decide },
})

export const releaseApproval = workflow('release-approval', { timeout: '6 days' }, approve)

/** The same in JSONPath, for teams that have not moved yet. */
export const releaseApprovalJsonPath = workflow('release-approval-json-path', { timeout: '6 days', queryLanguage: 'JSONPath' }, approve)

function approve(flow: Flow, input: Results) {
  const research = flow.choice('Accurate?')
    .when(() => typeof input.accuracypct !== 'number' || typeof input.latencyMs !== 'number', () =>
      flow.fail('Bad results', { error: 'InvalidResults', cause: 'results.json needs numeric accuracypct and latencyMs' }))
    .when(() => input.accuracypct < 96, () => ask(flow, 'Research', { metric: 'accuracypct', value: input.accuracypct, team_alias: param('ResearchEmail') }))
    .otherwise(() => null)
  const engineering = flow.choice('Fast?')
    .when(() => input.latencyMs > 80, () => ask(flow, 'Engineering', { metric: 'latencyMs', value: input.latencyMs, team_alias: param('EngineeringEmail') }))
    .otherwise(() => null)
  return { accuracypct: input.accuracypct, latencyMs: input.latencyMs, research, engineering }
}

/** Asks a team, and waits two days for its answer. Whoever declines sends the failure `ApprovalRejected`, with a reason. */
function ask(flow: Flow, team: 'Research' | 'Engineering', question: { metric: string; value: number; team_alias: string }) {
  return flow
    .try(() => flow.waitForTaskToken(`${team} approval`, lambda.invoke, (token: TaskToken<Decision>) => ({
      FunctionName: notifier,
      Payload: { ...question, executionId: flow.context.Execution.Id, token },
    }), { timeout: '2 days', retry: retry.lambdaService({ interval: 1, attempts: 3 }) }))
    .on('ApprovalRejected', (error) => flow.fail(`${team} rejected`, { error: 'ReleaseRejected', cause: () => `${team} rejected: ${error.Cause}` }))
    .catch('States.Timeout', () => flow.fail('No answer', { error: 'ReleaseRejected', cause: 'No answer within 48 hours' }))
}

export const release = pipeline('release', { artifactBucket: 'release-artifacts' }, (p) => {
  const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
  const build = p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source }))
  p.stage('Release-Approval').action('CheckForRequiredApprovals', runWorkflow(releaseApproval, { input: build.file('results.json') }))
})

/** The same stage alone, for a pipeline that is already there. */
export const approval = stage('Release-Approval', (s) => {
  s.action('CheckForRequiredApprovals', runWorkflow(releaseApproval, { input: existingArtifact('BuildOutput').file('results.json'), output: 'ApprovalArtifacts', namespace: 'StepFunctions' }))
})
