import { child, type Diagnostic, type Pointer } from '@stepwright/asl'
import { locate, problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

interface Naming {
  readonly name: string
  readonly at: Pointer
  /** What is named, as messages say it. */
  readonly what: string
}

/**
 * Stages have names of their own, as actions have in their stage, artifacts in the pipeline and namespaces there. A
 * namespace is not the name of an artifact either.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html#pipeline-requirements
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export const duplicateNames: PipelineRule = (subject) => {
  const { stages } = subject.pipeline
  const stageNames = stages.map(({ name }, index): Naming => ({ name, at: `/pipeline/stages/${index}/name`, what: 'stage' }))
  const actionNames = stages.map((_, index) =>
    subject.moments
      .filter(({ stageIndex }) => stageIndex === index)
      .map(({ action, pointer }): Naming => ({ name: action.name, at: child(pointer, 'name'), what: 'action' })),
  )
  const artifacts = subject.moments.flatMap(({ action, pointer }) =>
    (action.outputArtifacts ?? []).map(
      ({ name }, index): Naming => ({ name, at: child(pointer, 'outputArtifacts', index, 'name'), what: 'artifact' }),
    ),
  )
  const namespaces = subject.moments.flatMap(({ action, pointer }): Naming[] =>
    action.namespace === undefined ? [] : [{ name: action.namespace, at: child(pointer, 'namespace'), what: 'namespace' }],
  )
  return [
    ...repeated(subject, stageNames, 'pipeline/duplicate-stage', 'keep the stage in a const, and add every action to that'),
    ...actionNames.flatMap((names) => repeated(subject, names, 'pipeline/duplicate-action', 'give one of the actions another name')),
    ...repeated(subject, artifacts, 'pipeline/duplicate-artifact', 'give one of the artifacts another name'),
    ...repeated(subject, namespaces, 'pipeline/duplicate-namespace', 'give one of the actions another namespace'),
    ...clashing(subject, namespaces, artifacts),
  ]
}

function repeated(subject: PipelineSubject, names: readonly Naming[], code: Diagnostic['code'], help: string): Diagnostic[] {
  const first = new Map<string, Naming>()
  return names.flatMap((naming) => {
    const before = first.get(naming.name)
    if (before === undefined) first.set(naming.name, naming)
    return before === undefined ? [] : [taken(subject, naming, before, code, help)]
  })
}

function clashing(subject: PipelineSubject, namespaces: readonly Naming[], artifacts: readonly Naming[]): Diagnostic[] {
  return namespaces.flatMap((naming) => {
    const artifact = artifacts.find(({ name }) => name === naming.name)
    if (artifact === undefined) return []
    return [taken(subject, naming, artifact, 'pipeline/duplicate-namespace', 'give the namespace another name than the artifact')]
  })
}

function taken(subject: PipelineSubject, naming: Naming, before: Naming, code: Diagnostic['code'], help: string): Diagnostic {
  return problem(subject, naming.at, {
    code,
    message: `${naming.what} name "${naming.name}" is taken by ${before.what === naming.what ? 'another' : 'an'} ${before.what}`,
    help,
    related: [{ message: `"${naming.name}" is first named here`, location: locate(subject, before.at) }],
  })
}
