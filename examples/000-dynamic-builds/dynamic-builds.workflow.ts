import { codeBuild, codeCommit, pipeline, project, runWorkflow, workflow, type Flow } from 'stepwright'

/** The services that the first build may put on its list. */
export type Service = 'service_A' | 'service_B' | 'service_C'

export const dynamicServices = workflow('DynamicServices', { checkInput: true }, (flow, input: { services: Service[] }) => {
  const results = buildEach(flow, input.services)
  return { results }
})

/** A function that takes the flow is a piece of a workflow: no classes to extend, nothing to register. */
export function buildEach(flow: Flow, services: Service[]) {
  return flow.map('For each service', services, { maxConcurrency: 5 }, (service) =>
    flow.match('Which service?', service, {
      service_A: () => build(flow, 'service_A', 'ServiceA'),
      service_B: () => build(flow, 'service_B', 'ServiceB'),
      service_C: () => flow.let('Nothing to build', { service, status: 'SKIPPED' }),
    }))
}

function build(flow: Flow, service: Service, project: string) {
  const { Build } = flow.codebuildSync(`Build ${project}`, { ProjectName: project }, {
    timeout: '1 hour',
    retry: { on: 'CodeBuild.AccountLimitExceededException', interval: '30 seconds', attempts: 5, backoff: 2, jitter: 'FULL' },
  })
  return { service, status: Build.BuildStatus, buildId: Build.Id }
}

export const dynamicOrchestration = pipeline('DynamicOrchestration', { artifactBucket: 'dynamic-orchestration-artifacts' }, (p) => {
  const source = p.source(codeCommit({ repository: 'sample-app', branch: 'main' }))
  const list = p.stage('Build').action('Build', codeBuild({ project: 'FirstCodeBuild', input: source }))
  p.stage('StepFunctions').action('RunServices', runWorkflow(dynamicServices, { input: list.file('ABC.json') }))
})

/** What templates deploy besides: the first build reads its buildspec from the source, the others have none. */
export const firstCodeBuild = project('FirstCodeBuild', { buildspec: 'buildspec.yml' })
export const serviceA = project('ServiceA', { buildspec: echo('building service_A') })
export const serviceB = project('ServiceB', { buildspec: echo('building service_B') })

function echo(text: string) {
  return { version: 0.2, phases: { build: { commands: [`echo "${text}"`] } } }
}
