import { diagnostic, type Diagnostic, type Pointer } from '@stepwright/asl'
import { readPipelines, type ReadPipeline } from '../model/read.js'
import { checkPipeline } from './check-pipeline.js'
import { subjectOf } from './pipeline-rule.js'

/** What was found in a document, and how many pipelines are in it. */
export interface CheckedDocument {
  readonly pipelines: number
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Checks the pipelines of a document that somebody wrote: in the CLI's spelling with or without its wrapper, as
 * `get-pipeline` prints it, or as CloudFormation has it. `source` is the file. Pointers are the document's own.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function checkPipelineDocument(document: unknown, source: string): CheckedDocument {
  const read = readPipelines(document)
  return { pipelines: read.length, diagnostics: read.flatMap((pipeline) => checkRead(pipeline, source)) }
}

function checkRead({ declaration, misfits, addressOf }: ReadPipeline, source: string): Diagnostic[] {
  const found = misfits.map(({ at, ...facts }) => diagnostic({ ...facts, location: { source, pointer: at, anchor: 'value' } }))
  const address = <L extends { readonly pointer: Pointer }>(location: L): L => ({ ...location, pointer: addressOf(location.pointer) })
  return [...found, ...checkPipeline(subjectOf(declaration, new Map(), source))].map((each) => ({
    ...each,
    location: address(each.location),
    related: each.related.map((related) => ({ ...related, location: address(related.location) })),
  }))
}
