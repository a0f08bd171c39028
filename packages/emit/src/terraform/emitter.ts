import type { JsonObject } from '@stepwright/asl'
import type { Emitter } from '../emitter/emitter.js'
import { checkStack } from '../deployment/check-stack.js'
import { stackOf } from '../deployment/stack-of.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { templateEmission } from '../deployment/template-emission.js'
import { functionFolders } from '../deployment/function-folders.js'
import { nested } from './block.js'
import { interpolationFor, placeLocals } from './interpolation.js'
import { labelOf } from './label-of.js'
import { apiBlocks } from './api-blocks.js'
import { archivesOf, functionBlocks } from './function-blocks.js'
import { machineBlocks } from './machine-blocks.js'
import { bucketBlocks, pipelineBlocks } from './pipeline-blocks.js'
import { stageBody } from './pipeline-body.js'
import { projectBlocks } from './project-blocks.js'
import { tableBlocks } from './table-blocks.js'
import { variableDeclarations } from './variables.js'

/**
 * One configuration for the build, `main.tf.json`: a module with a variable for each parameter and the ARNs of its machines as outputs.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export const terraformEmitter: Emitter<StackOptions> = {
  target: 'terraform',
  emit(system, options) {
    const { value: stack, diagnostics } = stackOf(system, options)
    if (stack === undefined) return { value: undefined, diagnostics }
    const interpolate = interpolationFor(stack.parameters)
    const machines = stack.machines.map((machine) => machineBlocks(machine, options, interpolate))
    const resource = nested([
      ...machines.flatMap(({ blocks }) => blocks),
      ...stack.functions.flatMap((made) => functionBlocks(made, options, interpolate)),
      ...stack.tables.flatMap((table) => tableBlocks(table, options, interpolate)),
      ...stack.apis.flatMap((api) => apiBlocks(api, options, interpolate)),
      ...stack.pipelines.flatMap((pipeline) => pipelineBlocks(pipeline, options, interpolate)),
      ...stack.buckets.flatMap((bucket) => bucketBlocks(bucket, options, interpolate)),
      ...stack.projects.flatMap((project) => projectBlocks(project, options, interpolate)),
    ])
    const variable = variableDeclarations(stack.parameters, JSON.stringify(resource).includes('var.stack_name'))
    const output = Object.fromEntries([
      ...stack.machines.map(({ id, definition }): [string, JsonObject] => [
        `${labelOf(id)}_state_machine_arn`,
        { description: `ARN of ${definition.name}`, value: `\${aws_sfn_state_machine.${labelOf(id)}.arn}` },
      ]),
      ...stack.apis.map(({ id, resource: { name } }): [string, JsonObject] => [`${labelOf(id)}_api_url`, { description: `Where ${name} is called`, value: `\${aws_apigatewayv2_api.${labelOf(id)}.api_endpoint}` }]),
    ])
    const template: JsonObject = {
      terraform: { required_version: '>= 1.3', required_providers: { ...(stack.functions.length === 0 ? {} : { archive: { source: 'hashicorp/archive', version: '>= 2.4' } }), aws: { source: 'hashicorp/aws', version: '>= 5.70' } } },
      ...(Object.keys(variable).length === 0 ? {} : { variable }),
      ...placeOf(JSON.stringify(resource), archivesOf(stack.functions)),
      resource,
      ...(Object.keys(output).length === 0 ? {} : { output }),
    }
    const files = [...machines.flatMap((machine) => machine.files), ...functionFolders(stack.functions)]
    const emission = templateEmission({ target: 'terraform', spellStage: (stage) => interpolate(stageBody(stage)), system, stack, options, template, files, name: 'main.tf' })
    return { value: emission.files, diagnostics: [...diagnostics, ...checkStack(stack)] }
  },
}

/** The parts of the place that something names, and the zip files of functions. */
function placeOf(text: string, archives: JsonObject): JsonObject {
  const used = Object.keys(placeLocals).filter((part) => text.includes(`local.${part}`))
  const zipped = Object.keys(archives).length === 0 ? {} : { archive_file: archives }
  if (used.length === 0) return Object.keys(zipped).length === 0 ? {} : { data: zipped }
  const sources: { readonly [part: string]: string } = { account: 'aws_caller_identity', partition: 'aws_partition', region: 'aws_region' }
  return {
    data: { ...zipped, ...Object.fromEntries(used.map((part) => [sources[part] ?? part, { current: {} }])) },
    locals: Object.fromEntries(used.map((part) => [part, placeLocals[part] ?? null])),
  }
}
