import { diagnostic, hasErrors, isObject, nearName, type Json, type JsonObject, type Outcome } from '@stepwright/asl'
import { readStage } from '../model/read.js'
import { writeStage } from '../model/write.js'
import { checkPipelineDocument } from './check-document.js'

/** Where a stage goes, and what the pipeline's file is called. */
export interface InsertOptions {
  /** The name of the stage before it. */
  readonly after: string
  readonly source: string
}

/**
 * Puts a stage behind another of a pipeline that `get-pipeline` printed. The result is what `update-pipeline --cli-input-json`
 * takes: without `metadata`, everything else as it was. It is checked as a whole.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/codepipeline/update-pipeline.html
 */
export function insertStage(existing: unknown, stage: unknown, { after, source }: InsertOptions): Outcome<JsonObject> {
  const refused = (message: string, help: string): Outcome<JsonObject> => ({
    value: undefined,
    diagnostics: [diagnostic({ code: 'pipeline/insert', message, help, location: { source, pointer: '', anchor: 'value' } })],
  })
  const document = existing as Json // what a parser of JSON or YAML yields
  const pipeline = isObject(document) && isObject(document['pipeline']) ? document['pipeline'] : document
  if (!isObject(pipeline) || !Array.isArray(pipeline['stages'])) return refused('this is not a pipeline in the spelling of the CLI', 'give what "aws codepipeline get-pipeline" prints')
  const read = readStage(stage)
  if (read === undefined) return refused('what is to be inserted is not a stage', 'give an object with "name" and "actions"')
  const stages = pipeline['stages']
  const names = stages.map((each) => (isObject(each) ? String(each['name']) : ''))
  const index = names.indexOf(after)
  if (index === -1) {
    const near = nearName(after, names)
    return refused(`the pipeline has no stage "${after}"`, near === undefined ? `use one of ${names.map((name) => `"${name}"`).join(', ')}` : `use "${near}"`)
  }
  // what the author wrote stays as it is; only the spelling of CloudFormation has to change
  const added: Json = isObject(stage as Json) && 'name' in (stage as JsonObject) ? (stage as JsonObject) : writeStage(read.stage)
  const value: JsonObject = { pipeline: { ...pipeline, stages: [...stages.slice(0, index + 1), added, ...stages.slice(index + 1)] } }
  const { diagnostics } = checkPipelineDocument(value, source)
  return { value: hasErrors(diagnostics) ? undefined : value, diagnostics }
}
