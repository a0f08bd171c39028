import { pointer } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * A pipeline has one artifact store, or one for each Region in which an action runs.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export const stores: PipelineRule = (subject) => {
  const { artifactStore, artifactStores, name } = subject.pipeline
  if ((artifactStore === undefined) === (artifactStores === undefined)) {
    const message = `pipeline "${name}" has ${artifactStore === undefined ? 'no artifact store' : 'both "artifactStore" and "artifactStores"'}`
    return [problem(subject, '/pipeline', { code: 'pipeline/artifact-store', message, help: 'give it either "artifactStore" or "artifactStores"' })]
  }
  const known = Object.keys(artifactStores ?? {})
  // a bucket for "${AWS::Region}" may be any
  if (artifactStores === undefined || known.some((region) => region.includes('${'))) return []
  return subject.moments.flatMap(({ action, pointer: at }) => {
    const { region } = action
    if (region === undefined || region.includes('${') || known.includes(region)) return []
    return problem(subject, `${at}/region`, {
      code: 'pipeline/artifact-store-region',
      message: `action "${action.name}" runs in ${region}, where the pipeline has no artifact store`,
      help: `add "${region}" to "artifactStores"`,
      related: [{ message: 'the stores are here', location: { source: subject.source, pointer: pointer('pipeline', 'artifactStores'), anchor: 'value' } }],
    })
  })
}
