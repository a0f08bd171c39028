import type { JsonObject } from '@stepwright/asl'
import type { Stack } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import type { Intrinsics } from './intrinsic.js'
import { functionSurroundings } from './function-resources.js'
import { machineSurroundings } from './machine-resources.js'
import { parameterDeclarations } from './parameters.js'
import { bucketResources, pipelineResources } from './pipeline-resources.js'
import { projectResources } from './project-resources.js'
import { tableResources } from './table-resources.js'
import type { Resources, Template } from './template.js'

/** A stack, and its machines as the target writes them. */
export interface TemplateFacts {
  readonly stack: Stack
  readonly options: StackOptions
  readonly intrinsics: Intrinsics
  readonly machines: Resources
  /** Functions and APIs as the target writes them. */
  readonly functions: Resources
  readonly apis: Resources
  readonly transform?: string
}

/** The template of a stack: machines first, then what they and the pipelines need. */
export function templateOf({ stack, options, intrinsics, machines, functions, apis, transform }: TemplateFacts): Template {
  const parameters = parameterDeclarations(stack.parameters)
  const groups: readonly Resources[] = [
    ...stack.machines.map((machine) => ({ ...only(machines, `${machine.id}StateMachine`), ...machineSurroundings(machine, options, intrinsics) })),
    ...stack.functions.map((made) => ({ ...only(functions, `${made.id}Function`), ...functionSurroundings(made, options, intrinsics) })),
    ...stack.tables.map((table) => tableResources(table, options)),
    apis,
    ...stack.pipelines.map((pipeline) => pipelineResources(pipeline, options, intrinsics)),
    ...stack.buckets.map((bucket) => bucketResources(bucket, options, intrinsics)),
    ...stack.projects.map((project) => projectResources(project, options, intrinsics)),
  ]
  const resources: Resources = Object.assign({}, ...groups)
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(transform === undefined ? {} : { Transform: transform }),
    ...(Object.keys(parameters).length === 0 ? {} : { Parameters: parameters }),
    Resources: resources,
    ...outputsOf(stack),
  }
}

function only(resources: Resources, id: string): Resources {
  const found = resources[id]
  return found === undefined ? {} : { [id]: found }
}

/** What the next one wants to know: the ARNs of machines, and where APIs are called. */
function outputsOf({ machines, apis }: Stack): { readonly Outputs?: JsonObject } {
  if (machines.length + apis.length === 0) return {}
  return {
    Outputs: {
      ...Object.fromEntries(machines.map(({ id, definition }) => [`${id}StateMachineArn`, { Description: `ARN of ${definition.name}`, Value: { Ref: `${id}StateMachine` } }])),
      ...Object.fromEntries(apis.map(({ id, resource }) => [`${id}ApiUrl`, { Description: `Where ${resource.name} is called`, Value: { 'Fn::GetAtt': [`${id}Api`, 'ApiEndpoint'] } }])),
    },
  }
}
