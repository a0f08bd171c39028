import type { CallSite } from '@stepwright/asl'
import type { Placed } from '@stepwright/workflow'
import type { ActionOptions } from './action-options.js'
import { artifactOf } from './artifact.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import { namespaceOf, recordAction, recordTrigger, type ActionRecord, type PipelineRecord, type StageConditions, type StageRecord } from './recorder.js'
import type { ConnectedSource, OfConnection, TriggerFilters } from './trigger.js'

/** Records the stages of a pipeline, in their order. */
export interface PipelineBuilder extends Placed {
  /**
   * Adds a source to the first stage, wherever it is called. Name it when there are several.
   *
   * @example
   * const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
   * // { "name": "Source", "actions": [{ "name": "Source", …, "outputArtifacts": [{ "name": "SourceArtifact" }] }] }
   */
  source<Handle>(spec: ActionSpec<'source', Handle>): Handle
  source<Handle>(name: string, spec: ActionSpec<'source', Handle>): Handle
  /**
   * Begins the next stage. Keep it in a const to give it several actions.
   *
   * @example
   * const checks = p.stage('Checks')
   * checks.action('Lint', codeBuild({ project: 'app-lint', input: source }))
   * checks.action('Test', codeBuild({ project: 'app-test', input: source }))
   * // { "name": "Checks", "actions": [{ "name": "Lint", "runOrder": 1, … }, { "name": "Test", "runOrder": 1, … }] }
   */
  stage(name: string, conditions?: StageConditions): StageBuilder
  /**
   * Starts the pipeline with pushes or pull requests of a source behind a connection, which `p.source` returned. Say `detectChanges: false`
   * there, so that other pushes do not start it. It makes the pipeline one of type V2.
   *
   * @example
   * const source = p.source(connectionSource({ connection, repository: 'me/app', branch: 'main', detectChanges: false }))
   * p.trigger(source, { push: [{ branches: { includes: ['main'] }, filePaths: { includes: ['services/**'] } }] })
   * // "triggers": [{ "providerType": "CodeStarSourceConnection", "gitConfiguration": { "sourceActionName": "Source", "push": […] } }]
   * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-filter.html
   */
  trigger<Source>(source: Source & OfConnection<Source>, filters: TriggerFilters): void
  /**
   * Declares a variable that an execution is started with, and returns the reference to it. It makes the pipeline one of type V2.
   *
   * @example
   * const stack = p.variable('STACK', { defaultValue: 'test' })
   * // "variables": [{ "name": "STACK", "defaultValue": "test" }]; the text "#{variables.STACK}"
   * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-variables.html
   */
  variable(name: string, options?: { readonly defaultValue?: string; readonly description?: string }): string
}

/** Records the actions of a stage. */
export interface StageBuilder extends Placed {
  /**
   * Adds an action; what it returns stands for what the action makes.
   *
   * @example
   * const build = p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source, exports: ['IMAGE'] }))
   * p.stage('Deploy').action('Deploy', runWorkflow(deploy, { input: { image: build.variables.IMAGE } }))
   * // "namespace": "BuildVariables" at Build; "Input": "{\"image\":\"#{BuildVariables.IMAGE}\"}" at Deploy
   */
  action<Handle>(name: string, spec: ActionSpec<'step', Handle>, options?: ActionOptions): Handle
}

/** The `p` of a pipeline's function. */
export function builderAt(record: PipelineRecord, site: CallSite | undefined): PipelineBuilder {
  function source<Handle>(...given: [ActionSpec<'source', Handle>] | [string, ActionSpec<'source', Handle>]): Handle {
    const [name, spec] = given.length === 1 ? ['Source', given[0]] : given
    return addAction(record, record.sources, { name, spec, options: {}, site })
  }
  function trigger<Source>(from: Source & OfConnection<Source>, filters: TriggerFilters): void
  function trigger(from: ConnectedSource, filters: TriggerFilters): void {
    recordTrigger(record, { source: from['~artifact'], filters, site })
  }
  return {
    '~at': (at) => builderAt(record, at),
    source,
    stage: (name, conditions) => {
      const stage: StageRecord = { name, site, actions: [], ...(conditions && { conditions }) }
      record.stages.push(stage)
      return stageAt(record, stage, site)
    },
    trigger,
    variable: (name, options = {}) => {
      record.variables.push({ name, ...options })
      return `#{variables.${name}}`
    },
  }
}

/** The `s` of a stage. */
export function stageAt(record: PipelineRecord, stage: StageRecord, site: CallSite | undefined): StageBuilder {
  return {
    '~at': (at) => stageAt(record, stage, at),
    action: (name, spec, options = {}) => addAction(record, stage, { name, spec, options, site }),
  }
}

interface Said<Handle> {
  readonly name: string
  readonly spec: ActionSpec<'source' | 'step', Handle>
  readonly options: ActionOptions
  readonly site: CallSite | undefined
}

function addAction<Handle>(record: PipelineRecord, stage: StageRecord, { name, spec, options, site }: Said<Handle>): Handle {
  const facts = spec['~facts']
  const artifact = { pipeline: record.name, action: name }
  const action: ActionRecord = { name, site, facts, options, artifact, namespace: facts.namespace }
  recordAction(record, stage, action)
  // A spec's Handle says which of these parts its author may see.
  return { ...variablesOf(record, action), ...(facts.output === undefined ? {} : artifactOf(artifact)) } as Handle
}

function variablesOf(record: PipelineRecord, action: ActionRecord): ActionHandle<string> {
  const variables: { [name: string]: string } = {}
  for (const name of action.facts.variables) {
    Object.defineProperty(variables, name, { enumerable: true, get: () => `#{${namespaceOf(record, action)}.${name}}` })
  }
  return { variables }
}
