import { child, type Diagnostic } from '@stepwright/asl'
import type { Workflow } from '@stepwright/workflow'
import type { Moment } from '../model/timeline.js'
import { variableReferences } from '../model/variable-reference.js'
import { locate, problem, type PipelineSubject } from '../rules/pipeline-rule.js'

/**
 * What an action with an EXPRESS machine cannot do: it has ended as soon as the execution was started, so that there is
 * neither output nor an execution to look up.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-StepFunctions.html
 */
export function checkExpress(
  subject: PipelineSubject,
  workflowAt: (moment: Moment) => Workflow<unknown, unknown> | undefined,
): Diagnostic[] {
  return subject.moments.flatMap((moment) => {
    const workflow = workflowAt(moment)
    // what is wrong with the workflow itself is said where its own documents are made
    if (workflow === undefined || workflow['~compile']().value?.type !== 'EXPRESS') return []
    const wrong = [...outputProblem(subject, moment, workflow.name), ...variableProblems(subject, moment, workflow.name)]
    return wrong.length > 0 ? wrong : [unwatched(subject, moment, workflow.name)]
  })
}

function outputProblem(subject: PipelineSubject, { action, pointer }: Moment, workflow: string): Diagnostic[] {
  if ((action.outputArtifacts ?? []).length === 0) return []
  return [
    problem(subject, child(pointer, 'outputArtifacts'), {
      code: 'pipeline/express-output',
      message: `action "${action.name}" wants the output of "${workflow}", and an EXPRESS machine gives none`,
      help: `leave output out, or make "${workflow}" STANDARD`,
    }),
  ]
}

function variableProblems(subject: PipelineSubject, { action, pointer }: Moment, workflow: string): Diagnostic[] {
  if (action.namespace === undefined) return []
  return subject.moments.flatMap((reader) =>
    Object.entries(reader.action.configuration ?? {}).flatMap(([key, value]) => {
      const reads = variableReferences(value).some((one) => one.namespace === action.namespace && one.key === 'ExecutionArn')
      if (!reads) return []
      return [
        problem(subject, child(reader.pointer, 'configuration', key), {
          code: 'pipeline/express-variable',
          message: `action "${reader.action.name}" reads ExecutionArn of "${action.name}", and an EXPRESS machine sets none`,
          help: `make "${workflow}" STANDARD`,
          related: [{ message: `"${workflow}" is run here`, location: locate(subject, pointer) }],
        }),
      ]
    }),
  )
}

function unwatched(subject: PipelineSubject, { action, pointer }: Moment, workflow: string): Diagnostic {
  return problem(subject, pointer, {
    code: 'pipeline/express-unwatched',
    severity: 'warning',
    message: `action "${action.name}" succeeds as soon as "${workflow}" was started, however it ends`,
    help: `make "${workflow}" STANDARD if the pipeline is to wait for it`,
    note: 'CodePipeline does not watch EXPRESS executions',
  })
}
