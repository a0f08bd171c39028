import type { CallSite } from '@stepwright/asl'
import { reservedNamespaces } from '../model/variable-reference.js'
import type { PipelineVariable, StageDeclaration, Trigger } from '../model/declaration.js'
import type { ActionOptions } from './action-options.js'
import type { ActionFacts, SpecProblem } from './action-spec.js'
import type { ArtifactToken } from './artifact.js'

/** What the author has said of a pipeline so far. Filled while its function runs, and read when it is built. */
export interface PipelineRecord {
  readonly name: string
  readonly site: CallSite | undefined
  /** The sources are the first stage, wherever `p.source` was called. */
  readonly sources: StageRecord
  readonly stages: StageRecord[]
  readonly variables: PipelineVariable[]
  readonly triggers: TriggerRecord[]
  readonly problems: { readonly problem: SpecProblem; readonly site: CallSite | undefined }[]
  /** Set when the author's function has returned. */
  closed: boolean
}

/** A stage, as it was said. */
export interface StageRecord {
  readonly name: string
  readonly site: CallSite | undefined
  readonly actions: ActionRecord[]
  readonly conditions?: StageConditions
}

/** What is asked before and after a stage. */
export type StageConditions = Pick<StageDeclaration, 'beforeEntry' | 'onSuccess' | 'onFailure'>

/** An action, as it was said. */
export interface ActionRecord {
  readonly name: string
  readonly site: CallSite | undefined
  readonly facts: ActionFacts
  readonly options: ActionOptions
  readonly artifact: ArtifactToken
  /** Given, or chosen when a variable is first looked at. */
  namespace: string | undefined
}

/** What starts a pipeline, as it was said. */
export interface TriggerRecord {
  readonly source: ArtifactToken
  readonly filters: Omit<Trigger['gitConfiguration'], 'sourceActionName'>
  readonly site: CallSite | undefined
}

/** Adds an action to a stage. */
export function recordAction(record: PipelineRecord, stage: StageRecord, action: ActionRecord): void {
  stage.actions.push(action)
  if (record.closed) sayLate(record, `action "${action.name}"`, action.site)
}

/** Adds what starts a pipeline. */
export function recordTrigger(record: PipelineRecord, trigger: TriggerRecord): void {
  record.triggers.push(trigger)
  if (record.closed) sayLate(record, `a trigger of source "${trigger.source.action}"`, trigger.site)
}

function sayLate(record: PipelineRecord, what: string, site: CallSite | undefined): void {
  const message = `${what} is added after pipeline "${record.name}" was written`
  record.problems.push({
    site,
    problem: { code: 'pipeline/late-action', message, help: 'add everything inside the function that is given to pipeline(…), which may not be async' },
  })
}

/** All stages, the sources first. */
export function stagesOf(record: PipelineRecord): readonly StageRecord[] {
  return record.sources.actions.length === 0 ? record.stages : [record.sources, ...record.stages]
}

/** The namespace of an action whose variable is used: `BuildVariables`, as the console names them, unless that is taken. */
export function namespaceOf(record: PipelineRecord, action: ActionRecord): string {
  const actions = stagesOf(record).flatMap((stage) => stage.actions)
  const taken = [...reservedNamespaces, ...actions.flatMap(({ namespace }) => namespace ?? [])]
  action.namespace ??= freeName(`${action.name.replaceAll('.', '-')}Variables`, taken)
  return action.namespace
}

/** `wanted`, or `wanted2` and so on when it is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted
  for (let count = 2; taken.includes(name); count++) name = `${wanted}${count}`
  return name
}
