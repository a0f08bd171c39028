import { sortDiagnostics, type CallSite, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { Placed, Workflow } from '@stepwright/workflow'
import type { ArtifactStore, PipelineDeclaration, PipelineType } from '../model/declaration.js'
import { roleArn } from '../role/arns.js'
import { documentsOf, type PipelineDocuments } from '../role/documents.js'
import { uncertainCalls } from '../role/uncertain-calls.js'
import { checkPipeline } from '../rules/check-pipeline.js'
import { problem, subjectOf, type PipelineSubject } from '../rules/pipeline-rule.js'
import { shapeProblems } from '../rules/shape-problems.js'
import type { Trigger as FunctionTrigger } from './action-spec.js'
import { checkExpress } from './check-express.js'
import { declare } from './declare.js'
import { derivedNames } from './derived-names.js'
import { builderAt, type PipelineBuilder } from './pipeline-builder.js'
import { stagesOf, type ActionRecord, type PipelineRecord } from './recorder.js'

/** Options of a pipeline. */
export interface PipelineOptions {
  /** The bucket through which actions hand each other files, in the pipeline's Region. */
  readonly artifactBucket: string
  /** A bucket for every other Region in which an action runs, by Region. */
  readonly artifactBuckets?: { readonly [region: string]: string }
  /** The KMS key of the artifacts, by id, ARN or alias; the default key of S3 when left out. */
  readonly artifactKey?: string
  /** The pipeline's role, by name or ARN; `<pipeline>-pipeline` when left out. */
  readonly role?: string
  /** The role with which EventBridge starts the pipeline, by name or ARN; `<pipeline>-events` when left out. */
  readonly eventsRole?: string
  /** The name of the first stage, which holds the sources; `Source` when left out. */
  readonly sourceStage?: string
  /** V2 has triggers, variables and conditions, and another price. Left out of the document when left out here. */
  readonly type?: PipelineType
  /** What becomes of an execution that meets another; `QUEUED` and `PARALLEL` want V2. */
  readonly executionMode?: PipelineDeclaration['executionMode']
}

/** A pipeline that was written. */
export interface Pipeline {
  readonly '~pipeline': true
  readonly name: string
  /** Where it was written, if the compiler said so. */
  readonly '~site': CallSite | undefined
  /** The workflows that it runs, each once. */
  readonly '~workflows': readonly Workflow<unknown, unknown>[]
  /** The functions of the same build that its actions call to run workflows. */
  readonly '~triggers'?: readonly FunctionTrigger[]
  /** Its documents for one place, and all there is to say about it. */
  '~build'(place: AwsPlace): Outcome<PipelineDocuments>
}

/** The verb `pipeline`, as the compiler sees it. */
export interface PipelineVerb extends Placed {
  (name: string, options: PipelineOptions, define: (p: PipelineBuilder) => void): Pipeline
}

/**
 * Writes a pipeline. The function is run once, at once; artifacts and variables are values in it.
 *
 * @example
 * export const release = pipeline('release', { artifactBucket: 'release-artifacts' }, (p) => {
 *   const source = p.source(codeCommit({ repository: 'app', branch: 'main' }))
 *   const build = p.stage('Build').action('Build', codeBuild({ project: 'app-build', input: source }))
 *   p.stage('Services').action('Run', runWorkflow(buildChanged, { input: build.file('ABC.json') }))
 * })
 * // release.pipeline.json: { "pipeline": { "name": "release", …, "stages": [{ "name": "Source", … }, …] } }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export const pipeline: PipelineVerb = verbAt(undefined)

function verbAt(site: CallSite | undefined): PipelineVerb {
  const verb = (name: string, options: PipelineOptions, define: (p: PipelineBuilder) => void): Pipeline => {
    const sources = { name: options.sourceStage ?? 'Source', site, actions: [] }
    const record: PipelineRecord = { name, site, sources, stages: [], variables: [], triggers: [], problems: [], closed: false }
    define(builderAt(record, site))
    record.closed = true
    return pipelineOf(record, options)
  }
  return Object.assign(verb, { '~at': (at: CallSite) => verbAt(at) })
}

function pipelineOf(record: PipelineRecord, options: PipelineOptions): Pipeline {
  return {
    '~pipeline': true,
    name: record.name,
    '~site': record.site,
    '~workflows': workflowsOf(record),
    '~triggers': actionsOf(record).flatMap(({ facts }) => facts.trigger ?? []),
    '~build': (place) => build(record, options, place),
  }
}

function workflowsOf(record: PipelineRecord): Workflow<unknown, unknown>[] {
  return [...new Set(actionsOf(record).flatMap(({ facts }) => facts.workflow ?? []))]
}

function actionsOf(record: PipelineRecord): readonly ActionRecord[] {
  return stagesOf(record).flatMap(({ actions }) => actions)
}

function build(record: PipelineRecord, options: PipelineOptions, place: AwsPlace): Outcome<PipelineDocuments> {
  const names = derivedNames(record.name, options)
  const { artifactBucket, executionMode } = options
  // nothing but V2 has variables and triggers
  const type = options.type ?? (record.variables.length + record.triggers.length > 0 ? 'V2' : undefined)
  const frame = { place, roleArn: roleArn(names.role, place), stores: storesFor(options, place), ...(type && { type }), ...(executionMode && { executionMode }) }
  const { declaration, provenance } = declare(record, frame)
  const subject = subjectOf(declaration, provenance)
  const workflows = workflowsOf(record).map(({ name }) => name)
  return {
    value: { ...documentsOf(declaration, { place, eventsRoleArn: roleArn(names.eventsRole, place), workflows }), files: filesOf(actionsOf(record)) },
    diagnostics: sortDiagnostics([
      ...names.problems.map((facts) => problem(subject, '/pipeline/name', facts)),
      // a source has to make an artifact, whether it is read or not, and others are declared only if they are read or named
      ...checkPipeline(subject).filter(({ code }) => code !== 'pipeline/unused-artifact'),
      ...shapeProblems(subject),
      ...saidProblems(record, subject),
      ...uncertainCalls(subject),
    ]),
  }
}

function storesFor({ artifactBucket, artifactBuckets, artifactKey }: PipelineOptions, { region }: AwsPlace): Pick<PipelineDeclaration, 'artifactStore' | 'artifactStores'> {
  const storeIn = (location: string): ArtifactStore => ({ type: 'S3', location, ...(artifactKey && { encryptionKey: { id: artifactKey, type: 'KMS' } }) })
  if (artifactBuckets === undefined) return { artifactStore: storeIn(artifactBucket) }
  return { artifactStores: Object.fromEntries(Object.entries({ [region]: artifactBucket, ...artifactBuckets }).map(([each, bucket]) => [each, storeIn(bucket)])) }
}

/** What actions read, each once: two stages may deploy to one environment. */
function filesOf(actions: readonly ActionRecord[]): NonNullable<PipelineDocuments['files']> {
  return [...new Map(actions.flatMap(({ facts }) => facts.files ?? []).map((file) => [file.path, file])).values()]
}

/** What only the record knows: problems of arguments, late actions, and the types of the machines. */
export function saidProblems(record: PipelineRecord, subject: PipelineSubject): Diagnostic[] {
  const actions = actionsOf(record)
  // moments and actions are the same list in the same order
  const ofArguments = subject.moments.flatMap(({ pointer }, index) =>
    (actions[index]?.facts.problems ?? []).map((facts) => problem(subject, pointer, facts)),
  )
  const late = record.problems.map(({ problem: facts, site }) => {
    const found = problem(subject, '', facts)
    return site === undefined ? found : { ...found, location: { ...found.location, callSite: site } }
  })
  const express = checkExpress(subject, (moment) => actions[subject.moments.indexOf(moment)]?.facts.workflow)
  return [...ofArguments, ...late, ...express]
}
