import { pointer, sortDiagnostics, type CallSite, type Outcome, type Pointer } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { Placed, Workflow } from '@stepwright/workflow'
import type { PipelineDeclaration, StageDeclaration } from '../model/declaration.js'
import { roleArn } from '../role/arns.js'
import { stageDocumentsOf, type StageWritten } from '../role/stage-documents.js'
import { uncertainCalls } from '../role/uncertain-calls.js'
import { checkPipeline } from '../rules/check-pipeline.js'
import { subjectOf } from '../rules/pipeline-rule.js'
import { shapeProblems } from '../rules/shape-problems.js'
import type { ActionFacts, Trigger } from './action-spec.js'
import { declare } from './declare.js'
import { saidProblems } from './pipeline.js'
import { stageAt, type StageBuilder } from './pipeline-builder.js'
import type { PipelineRecord, StageConditions } from './recorder.js'

/** A stage alone, to be put into a pipeline that is already there. */
export interface Stage {
  readonly '~stage': true
  readonly name: string
  readonly '~site': CallSite | undefined
  /** The workflows that it runs, each once. */
  readonly '~workflows': readonly Workflow<unknown, unknown>[]
  /** The functions of the same build that its actions call to run workflows. */
  readonly '~triggers'?: readonly Trigger[]
  '~build'(place: AwsPlace): Outcome<StageDocuments>
}

/** A stage in both spellings, what its pipeline's role wants for it, and the files that its actions read. */
export interface StageDocuments extends StageWritten {
  readonly files: NonNullable<ActionFacts['files']>
}

/** The verb `stage`, as the compiler sees it. */
export interface StageVerb extends Placed {
  (name: string, define: (s: StageBuilder) => void, conditions?: StageConditions): Stage
}

/**
 * Writes a stage alone. `stepwright pipeline insert existing.json release-approval.stage.json --after Build` puts it into a pipeline.
 *
 * @example
 * export const approval = stage('Approval', (s) => {
 *   s.action('Check', runWorkflow(releaseApproval, { input: existingArtifact('BuildOutput').file('results.json') }))
 * })
 * // Approval.stage.json: { "name": "Approval", "actions": [{ "name": "Check", … }] }
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageDeclaration.html
 */
export const stage: StageVerb = verbAt(undefined)

function verbAt(site: CallSite | undefined): StageVerb {
  const verb = (name: string, define: (s: StageBuilder) => void, conditions?: StageConditions): Stage => {
    const own = { name, site, actions: [], ...(conditions && { conditions }) }
    const record: PipelineRecord = { name, site, sources: { name: 'Source', site, actions: [] }, stages: [own], variables: [], triggers: [], problems: [], closed: false }
    define(stageAt(record, own, site))
    record.closed = true
    const actions = (): readonly ActionFacts[] => own.actions.map(({ facts }: { readonly facts: ActionFacts }) => facts)
    return { '~stage': true, name, '~site': site, '~workflows': [...new Set(actions().flatMap(({ workflow }) => workflow ?? []))], '~triggers': actions().flatMap(({ trigger }) => trigger ?? []), '~build': (place) => build(record, actions(), place) }
  }
  return Object.assign(verb, { '~at': (at: CallSite) => verbAt(at) })
}

function build(record: PipelineRecord, actions: readonly ActionFacts[], place: AwsPlace): Outcome<StageDocuments> {
  const { declaration } = declare(record, { place, roleArn: roleArn('existing', place), stores: {} })
  const [own] = declaration.stages
  if (own === undefined) return { value: undefined, diagnostics: [] }
  const at = pointer('pipeline', 'stages', 1)
  const whole = around(declaration, own, actions)
  const subject = subjectOf(whole, placesOf(record))
  const found = [...checkPipeline(subject), ...shapeProblems(subject), ...uncertainCalls(subject), ...saidProblems(record, { ...subject, moments: subject.moments.slice(whole.stages[0]?.actions.length) })]
  const workflows = actions.flatMap(({ workflow }) => workflow?.name ?? [])
  return {
    value: { ...stageDocumentsOf(own, place, workflows), files: actions.flatMap(({ files = [] }) => files) },
    // what surrounds the stage is not the author's
    diagnostics: sortDiagnostics(found.filter(({ code, location }) => !elsewhere.includes(code) && location.pointer.startsWith(at))),
  }
}

/** What only the whole pipeline tells: who reads an artifact, which namespaces and variables there are. */
const elsewhere: readonly string[] = ['pipeline/unused-artifact', 'pipeline/unknown-namespace', 'pipeline/undeclared-variable']

/** Where the stage and its actions were written, as the second of two stages. */
function placesOf({ stages: [own] }: PipelineRecord): ReadonlyMap<Pointer, CallSite> {
  const written = [[pointer('pipeline', 'stages', 1), own?.site] as const, ...(own?.actions ?? []).map(({ site }, index) => [pointer('pipeline', 'stages', 1, 'actions', index), site] as const)]
  return new Map(written.flatMap(([at, site]) => (site === undefined ? [] : [[at, site] as const])))
}

/** The least pipeline in which the stage may stand: its artifacts come from somewhere. */
function around(declaration: PipelineDeclaration, own: StageDeclaration, actions: readonly ActionFacts[]): PipelineDeclaration {
  const names = [...new Set(actions.flatMap(({ inputs }) => inputs.flatMap((input) => input['~artifact'].name ?? [])))]
  const source = (name: string | undefined, index: number) => ({
    name: `Source${index}`,
    actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' } as const,
    configuration: { S3Bucket: 'existing', S3ObjectKey: 'existing.zip', PollForSourceChanges: 'false' },
    outputArtifacts: [{ name: name ?? 'Existing' }],
  })
  const regions = own.actions.flatMap(({ region }) => region ?? [])
  const store = { type: 'S3', location: 'existing' } as const
  const stores = regions.length === 0 ? { artifactStore: store } : { artifactStores: Object.fromEntries(regions.map((region) => [region, store])) }
  return { ...declaration, pipelineType: 'V2', ...stores, stages: [{ name: 'Source', actions: (names.length === 0 ? [undefined] : names).map(source) }, own] }
}
