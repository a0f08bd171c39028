import { child, pointer, type Diagnostic, type Pointer } from '@stepwright/asl'
import { reservedNamespaces } from '../model/variable-reference.js'
import { problem, type PipelineRule, type PipelineSubject } from './pipeline-rule.js'

interface NameKind {
  readonly what: string
  readonly pattern: RegExp
  readonly holds: string
}

// the patterns of the API model: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
const pipelineName: NameKind = {
  what: 'pipeline',
  pattern: /^[A-Za-z0-9.@\-_]{1,100}$/,
  holds: '1 to 100 letters, digits, ".", "@", "-" and "_"',
}
const stageName: NameKind = { ...pipelineName, what: 'stage' }
const actionName: NameKind = { ...pipelineName, what: 'action' }
const artifactName: NameKind = { what: 'artifact', pattern: /^[A-Za-z0-9_-]{1,100}$/, holds: '1 to 100 letters, digits, "-" and "_"' }
// a dot would end the namespace in #{Namespace.Key}
const namespaceName: NameKind = {
  what: 'namespace',
  pattern: /^[A-Za-z0-9@\-_]{1,100}$/,
  holds: '1 to 100 letters, digits, "@", "-" and "_"',
}
// S3 itself refuses capitals, though CodePipeline's pattern lets them pass:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const bucketName: NameKind = {
  what: 'bucket',
  pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  holds: '3 to 63 lower-case letters, digits, "." and "-"',
}

/** Names of the pipeline, its bucket, stages, actions, artifacts and namespaces are ones that AWS takes. */
export const wellFormedNames: PipelineRule = (subject) => {
  const { name, artifactStore, artifactStores = {}, stages } = subject.pipeline
  return [
    ...checkName(subject, '/pipeline/name', name, pipelineName),
    ...(artifactStore === undefined ? [] : checkName(subject, '/pipeline/artifactStore/location', artifactStore.location, bucketName)),
    ...Object.entries(artifactStores).flatMap(([region, { location }]) =>
      checkName(subject, pointer('pipeline', 'artifactStores', region, 'location'), location, bucketName),
    ),
    ...stages.flatMap((stage, index) => checkName(subject, `/pipeline/stages/${index}/name`, stage.name, stageName)),
    ...subject.moments.flatMap(({ action, pointer: at }) => [
      ...checkName(subject, child(at, 'name'), action.name, actionName),
      ...(action.outputArtifacts ?? []).flatMap((output, index) =>
        checkName(subject, child(at, 'outputArtifacts', index, 'name'), output.name, artifactName),
      ),
      ...(action.namespace === undefined ? [] : checkNamespace(subject, child(at, 'namespace'), action.namespace)),
    ]),
  ]
}

function checkNamespace(subject: PipelineSubject, at: Pointer, namespace: string): Diagnostic[] {
  if (!reservedNamespaces.includes(namespace)) return checkName(subject, at, namespace, namespaceName)
  return [
    problem(subject, at, {
      code: 'pipeline/reserved-namespace',
      message: `namespace "${namespace}" belongs to CodePipeline`,
      help: 'choose another name',
    }),
  ]
}

function checkName(subject: PipelineSubject, at: Pointer, name: string, kind: NameKind): Diagnostic[] {
  // what a deployment puts in for a placeholder is not known yet
  if (kind.pattern.test(name) || name.includes('${')) return []
  return [
    problem(subject, at, {
      code: 'pipeline/malformed-name',
      message: `${kind.what} name "${name}" is not one that AWS takes`,
      help: `name it with ${kind.holds}`,
    }),
  ]
}
