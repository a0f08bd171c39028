import { child, isPlaceholder, pointer, type Diagnostic } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * References to variables are well formed, and those of the pipeline itself are declared, once each.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export const declaredVariables: PipelineRule = (subject) => {
  const declared = (subject.pipeline.variables ?? []).map(({ name }) => name)
  const twice = declared.flatMap((name, index): Diagnostic[] =>
    declared.indexOf(name) === index || isPlaceholder(name)
      ? []
      : [problem(subject, pointer('pipeline', 'variables', index, 'name'), { code: 'pipeline/duplicate-variable', message: `variable "${name}" is declared twice`, help: 'delete one of them' })],
  )
  const read = subject.moments.flatMap(({ action, pointer: at }) =>
    Object.entries(action.configuration ?? {}).flatMap(([key, value]) =>
      [...value.matchAll(/#\{([^{}]*)\}/g)].flatMap(([whole, inside = '']): Diagnostic[] => {
        const place = child(at, 'configuration', key)
        const [namespace, name, more] = inside.split('.')
        if (!namespace || !name || more !== undefined || /\s/.test(inside)) {
          return [problem(subject, place, { code: 'pipeline/variable-reference', message: `"${whole}" is not a namespace, a point and a name`, help: 'write #{Namespace.Name}' })]
        }
        if (namespace === 'codepipeline' && name !== 'PipelineExecutionId') {
          return [problem(subject, place, { code: 'pipeline/unknown-variable', message: `CodePipeline sets no variable "${name}"`, help: 'use "#{codepipeline.PipelineExecutionId}"' })]
        }
        if (namespace !== 'variables' || declared.includes(name)) return []
        return [problem(subject, place, { code: 'pipeline/undeclared-variable', message: `"${whole}" reads a variable that the pipeline does not declare`, help: `add "${name}" to "variables"` })]
      }),
    ),
  )
  return [...twice, ...read]
}
