import type { DiagnosticCode } from '@stepwright/asl'

/** What a member of a pipeline's document holds. `code` is what to say when its bounds are broken. */
export type Shape =
  | { readonly kind: 'text'; readonly pattern?: RegExp; readonly values?: readonly string[]; readonly least?: number; readonly most?: number; readonly code?: DiagnosticCode }
  | { readonly kind: 'number'; readonly least?: number; readonly most?: number; readonly code?: DiagnosticCode }
  | { readonly kind: 'list'; readonly of: Shape; readonly least?: number; readonly most?: number; readonly code?: DiagnosticCode }
  | { readonly kind: 'map'; readonly of: Shape; readonly least?: number; readonly most?: number; readonly code?: DiagnosticCode }
  | { readonly kind: 'object'; readonly members: { readonly [name: string]: Shape }; readonly required: readonly string[] }
  | { readonly kind: 'any' }

const text: Shape = { kind: 'text' }
const oneOf = (values: readonly string[], code: DiagnosticCode): Shape => ({ kind: 'text', values, code })
const list = (of: Shape, least: number, most: number, code: DiagnosticCode): Shape => ({ kind: 'list', of, least, most, code })
const object = (members: { readonly [name: string]: Shape }, required: readonly string[] = []): Shape => ({ kind: 'object', members, required })

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html: an ARN has a 12-digit account */
const roleArn: Shape = { kind: 'text', pattern: /^arn:aws(-\w+)*:iam::[0-9]{12}:role\/.+$/, most: 1024, code: 'pipeline/role-arn' }
const timeout: Shape = { kind: 'number', least: 5, most: 86_400, code: 'pipeline/timeout' }
const region: Shape = { kind: 'text', least: 4, most: 30, code: 'pipeline/region' }
const commands = list({ kind: 'text', pattern: /^[^\r\n]*$/, least: 1, most: 1000, code: 'pipeline/commands' }, 1, 50, 'pipeline/commands')
// texts only: the API refuses numbers, which CloudFormation turns into texts
const settings: Shape = { kind: 'map', of: { kind: 'text', code: 'pipeline/configuration-type' }, most: 200, code: 'pipeline/configuration-count' }
const artifact = object({ name: text }, ['name'])
const store = object(
  {
    type: oneOf(['S3'], 'pipeline/artifact-store-type'),
    location: text,
    encryptionKey: object({ id: { kind: 'text', least: 1, most: 400, code: 'pipeline/encryption-key' }, type: oneOf(['KMS'], 'pipeline/encryption-key') }, ['id', 'type']),
  },
  ['type', 'location'],
)

const rule = object(
  {
    name: text,
    ruleTypeId: object({ category: oneOf(['Rule'], 'pipeline/rule-type'), owner: oneOf(['AWS'], 'pipeline/rule-type'), provider: text, version: text }, ['category', 'provider']),
    configuration: settings,
    commands,
    inputArtifacts: { kind: 'list', of: artifact },
    roleArn,
    region,
    timeoutInMinutes: timeout,
  },
  ['name', 'ruleTypeId'],
)
const result = oneOf(['ROLLBACK', 'FAIL', 'RETRY', 'SKIP'], 'pipeline/condition-result')
const conditions = list(object({ result, rules: list(rule, 1, 5, 'pipeline/rule-count') }, ['rules']), 1, 1, 'pipeline/condition-count')

const action = object(
  {
    name: text,
    actionTypeId: object(
      {
        category: oneOf(['Source', 'Build', 'Deploy', 'Test', 'Invoke', 'Approval', 'Compute'], 'pipeline/action-type'),
        owner: oneOf(['AWS', 'ThirdParty', 'Custom'], 'pipeline/action-type'),
        provider: { kind: 'text', pattern: /^[0-9A-Za-z_-]{1,35}$/, code: 'pipeline/action-type' },
        version: { kind: 'text', pattern: /^[0-9A-Za-z_-]{1,9}$/, code: 'pipeline/action-type' },
      },
      ['category', 'owner', 'provider', 'version'],
    ),
    // its bounds are a rule, since what we build may break them too
    runOrder: { kind: 'number' },
    namespace: text,
    configuration: settings,
    inputArtifacts: { kind: 'list', of: artifact },
    outputArtifacts: {
      kind: 'list',
      of: object({ name: text, files: list({ kind: 'text', least: 1, most: 128, code: 'pipeline/output-files' }, 1, 10, 'pipeline/output-files') }, ['name']),
    },
    roleArn,
    region,
    timeoutInMinutes: timeout,
    commands,
    outputVariables: list({ kind: 'text', least: 1, most: 128, code: 'pipeline/output-variables' }, 1, 15, 'pipeline/output-variables'),
    environmentVariables: list(
      object(
        {
          name: { kind: 'text', pattern: /^[A-Za-z0-9_]{1,128}$/, code: 'pipeline/environment-variables' },
          value: { kind: 'text', least: 1, most: 2000, code: 'pipeline/environment-variables' },
          type: oneOf(['PLAINTEXT', 'SECRETS_MANAGER'], 'pipeline/environment-variables'),
        },
        ['name', 'value'],
      ),
      1,
      10,
      'pipeline/environment-variables',
    ),
  },
  ['name', 'actionTypeId'],
)

const stage = object(
  {
    name: text,
    actions: { kind: 'list', of: action },
    blockers: { kind: 'any' },
    beforeEntry: object({ conditions }, ['conditions']),
    onSuccess: object({ conditions }, ['conditions']),
    onFailure: object({ result, retryConfiguration: object({ retryMode: oneOf(['FAILED_ACTIONS', 'ALL_ACTIONS'], 'pipeline/retry-mode') }), conditions }),
  },
  ['name', 'actions'],
)

const names = object({ includes: filterList(), excludes: filterList() })
const filters = (members: { readonly [name: string]: Shape }): Shape => list(object({ branches: names, filePaths: names, ...members }), 1, 3, 'pipeline/trigger-filter')
const trigger = object(
  {
    providerType: oneOf(['CodeStarSourceConnection'], 'pipeline/trigger-provider'),
    gitConfiguration: object(
      {
        sourceActionName: text,
        push: filters({ tags: names }),
        pullRequest: filters({ events: list(oneOf(['OPEN', 'UPDATED', 'CLOSED'], 'pipeline/trigger-filter'), 1, 3, 'pipeline/trigger-filter') }),
      },
      ['sourceActionName'],
    ),
  },
  ['providerType', 'gitConfiguration'],
)
const variable = object(
  {
    name: { kind: 'text', pattern: /^[A-Za-z0-9@\-_]{1,128}$/, code: 'pipeline/variable-name' },
    defaultValue: { kind: 'text', least: 1, most: 1000, code: 'pipeline/variable-default' },
    description: { kind: 'text', most: 200, code: 'pipeline/variable-description' },
  },
  ['name'],
)

/**
 * The document of a pipeline, member by member. What other rules bound (stages, names, runOrder) is not bounded here.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
 */
export const pipelineShape: Shape = object(
  {
    name: text,
    roleArn,
    artifactStore: store,
    artifactStores: { kind: 'map', of: store, least: 1, code: 'pipeline/artifact-store' },
    stages: { kind: 'list', of: stage },
    version: { kind: 'number' },
    executionMode: oneOf(['SUPERSEDED', 'QUEUED', 'PARALLEL'], 'pipeline/execution-mode'),
    pipelineType: oneOf(['V1', 'V2'], 'pipeline/type'),
    variables: list(variable, 0, 50, 'pipeline/variable-count'),
    triggers: list(trigger, 0, 50, 'pipeline/trigger-count'),
  },
  ['name', 'roleArn', 'stages'],
)

/** A stage alone. */
export const stageShape: Shape = stage

function filterList(): Shape {
  return list({ kind: 'text', least: 1, most: 255, code: 'pipeline/trigger-filter' }, 1, 8, 'pipeline/trigger-filter')
}
