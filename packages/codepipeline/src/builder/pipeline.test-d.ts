import type { Workflow } from '@stepwright/workflow'
import { expectTypeOf } from 'vitest'
import { codeBuild } from './code-build.js'
import { codeCommit } from './code-commit.js'
import { connectionSource } from './connection-source.js'
import { pipeline } from './pipeline.js'
import { runWorkflow } from './run-workflow.js'

declare const services: Workflow<{ services: ('service_A' | 'service_B')[] }, unknown>
declare const anything: Workflow<unknown, unknown>
declare const optional: Workflow<{ dry?: boolean }, unknown>

pipeline('release', { artifactBucket: 'release-artifacts' }, (p) => {
  const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
  const build = p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source, exports: ['IMAGE'] }))
  const run = p.stage('Run').action('Run', runWorkflow(services, { input: build.file('ABC.json') }))
  const saved = p.stage('Save').action('Save', runWorkflow(services, { input: { services: ['service_A'] }, output: 'Saved' }))
  p.stage('Free').action('Free', runWorkflow(anything))
  p.stage('Dry').action('Dry', runWorkflow(optional))
  p.stage('Dry').action('Dry', runWorkflow(optional, { input: { dry: true } }))

  expectTypeOf(source.variables.CommitId).toEqualTypeOf<string>()
  expectTypeOf(build.variables.IMAGE).toEqualTypeOf<string>()
  expectTypeOf(run.variables.ExecutionArn).toEqualTypeOf<string>()
  saved.file('output.json')

  const connected = p.source('App', connectionSource({ connection: 'arn:aws:codeconnections:us-east-1:123456789012:connection/0a-1b', repository: 'me/app', branch: 'main' }))
  p.trigger(connected, { push: [{ branches: { includes: ['main'] }, filePaths: { includes: ['src/**'] } }, { tags: { includes: ['v*'] } }] })
  p.trigger(connected, { pullRequest: [{ events: ['OPEN'], branches: { includes: ['main'] } }] })
  // @ts-expect-error a source is a value, not a name
  p.trigger('App', { push: [{ tags: { includes: ['v*'] } }] })
  // @ts-expect-error a source that has no connection
  p.trigger(source, { push: [{ tags: { includes: ['v*'] } }] })
  // @ts-expect-error no source at all
  p.trigger(build, { push: [{ tags: { includes: ['v*'] } }] })
  // @ts-expect-error pushes and pull requests at once
  p.trigger(connected, { push: [{ tags: {} }], pullRequest: [{ branches: {} }] })
  // @ts-expect-error files without branches
  p.trigger(connected, { push: [{ filePaths: { includes: ['src/**'] } }] })
  // @ts-expect-error nothing that starts it
  p.trigger(connected, {})

  // @ts-expect-error a misspelt option
  codeCommit({ repository: 'app', brunch: 'main' })
  // @ts-expect-error a misspelt option of the build
  codeBuild({ project: 'app-build', input: source, ouput: 'Built' })
  // @ts-expect-error an artifact is a value, not a name
  codeBuild({ project: 'app-build', input: 'SourceArtifact' })
  // @ts-expect-error a file is not an artifact
  codeBuild({ project: 'app-build', input: source.file('a.json') })
  // @ts-expect-error the workflow knows no such service
  runWorkflow(services, { input: { services: ['service_Z'] } })
  // @ts-expect-error the input has a member that the workflow's has not
  runWorkflow(services, { input: { service: ['service_A'] } })
  // @ts-expect-error the same, with an output
  runWorkflow(services, { input: { services: 'service_A' }, output: 'Saved' })
  // @ts-expect-error the workflow needs an input
  runWorkflow(services)
  // @ts-expect-error a misspelt option of the workflow's action
  runWorkflow(anything, { prefix: 'prod' })
  // @ts-expect-error without output there is no artifact
  run.file('output.json')
  // @ts-expect-error an artifact has no path of its own
  runWorkflow(services, { input: build })
  // @ts-expect-error CodeCommit sets no such variable
  source.variables.CommitHash
  // @ts-expect-error the build exports no such variable
  build.variables.TAG
  // @ts-expect-error a source stands in the first stage
  p.stage('Source').action('Source', codeCommit({ repository: 'app', branch: 'main' }))
  // @ts-expect-error a build is no source
  p.source(codeBuild({ project: 'app-build', input: source }))
})

// @ts-expect-error a pipeline needs a bucket
pipeline('release', {}, () => undefined)
