import { arnAt, type AwsPlace } from '@stepwright/iam'
import type { FunctionResource } from '@stepwright/workflow'
import { functionPolicy, functionTrust } from '../emitter/function-role.js'
import type { Emission } from '../emitter/emission.js'
import type { SystemResource } from '../emitter/system.js'
import { apiPaths } from './api-emission.js'
import { jsonFile } from './machine-emission.js'
import { tablePaths } from './table-emission.js'

/** The files of a function, and what it needs. */
export interface FunctionEmission extends Emission {
  readonly kind: 'function'
  readonly resource: FunctionResource
  readonly needs: readonly object[]
}

/**
 * A function's bundle, what `aws lambda create-function --cli-input-json` reads beside its zip file, and its role.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
export function emitFunction({ resource, from, code = '' }: SystemResource<FunctionResource>, place: AwsPlace): FunctionEmission {
  const { name, runtime, memory, timeoutSeconds, environment } = resource
  const role = arnAt(`arn:\${Partition}:iam::\${Account}:role/${name}-function`, place)
  const roleFiles = [
    jsonFile(`${name}.function.policy.json`, functionPolicy(resource, place, { name: `/aws/lambda/${name}`, isMadeByFunction: true })),
    jsonFile(`${name}.function.trust.json`, functionTrust),
  ]
  const files = [
    { path: `${name}.function.mjs`, text: code },
    jsonFile(`${name}.function.json`, {
      FunctionName: name,
      Runtime: runtime,
      Role: role,
      Handler: 'index.handler',
      ...(memory === undefined ? {} : { MemorySize: memory }),
      ...(timeoutSeconds === undefined ? {} : { Timeout: timeoutSeconds }),
      ...(Object.keys(environment).length === 0 ? {} : { Environment: { Variables: environment } }),
    }),
    ...roleFiles,
  ]
  const needs = [
    { kind: 'function-role', name: `${name}-function`, arn: role, madeBy: 'documents', documents: roleFiles.map(({ path }) => path) },
    { kind: 'zip', name: `${name}.function.mjs, as index.mjs`, madeBy: 'you' },
    ...resource.uses.flatMap((used) => (used.kind === 'function' ? [] : [{ kind: used.kind, name: used.name, madeBy: 'documents', documents: used.kind === 'table' ? tablePaths(used) : apiPaths(used) }])),
  ]
  return { kind: 'function', name, from, files, resource, needs }
}
