import { child } from '@stepwright/asl'
import type { ActionDeclaration } from '../model/declaration.js'
import { variableReferences } from '../model/variable-reference.js'
import { providerOf } from '../providers/catalog.js'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * A variable is put into the text as it is: a commit message with a quote or a line break makes a JSON text that nobody
 * can read.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export const unescapedVariable: PipelineRule = (subject) =>
  subject.moments.flatMap(({ action, pointer }) =>
    Object.entries(action.configuration ?? {})
      .filter(([key, value]) => holdsJson(action, key) && variableReferences(value).some(({ key: read }) => read === 'CommitMessage'))
      .map(([key]) =>
        problem(subject, child(pointer, 'configuration', key), {
          code: 'pipeline/unescaped-variable',
          severity: 'warning',
          message: `"${key}" of action "${action.name}" is JSON, and a commit message in it may break it`,
          help: 'hand over the CommitId, and look the message up from there',
          note: 'a quote or a line break in the message ends the text that it stands in',
        }),
      ),
  )

function holdsJson({ actionTypeId, configuration = {} }: ActionDeclaration, key: string): boolean {
  const provider = providerOf(actionTypeId)
  if (provider?.settings[key]?.holds === 'json') return true
  return actionTypeId.provider === 'StepFunctions' && key === 'Input' && configuration['InputType'] !== 'FilePath'
}
