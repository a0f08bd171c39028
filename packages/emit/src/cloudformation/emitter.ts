import { cloudFormationProperties } from '@stepwright/codepipeline'
import type { Emitter } from '../emitter/emitter.js'
import { templateEmission } from '../deployment/template-emission.js'
import { checkStack } from '../deployment/check-stack.js'
import { stackOf } from '../deployment/stack-of.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { apiResources } from './api-resources.js'
import { checkCode } from './check-code.js'
import { checkTemplate } from './check-template.js'
import { definitionProperties } from './definition-properties.js'
import { functionResource } from './function-resources.js'
import { intrinsicsFor } from './intrinsic.js'
import { machineResource } from './machine-resources.js'
import { templateOf } from './template-of.js'
import type { Resources } from './template.js'

/**
 * One template for the build, `template.json` or `template.yaml`, ready for `aws cloudformation deploy`: machines with their roles and
 * logs, pipelines with theirs, the buckets of their artifacts, the rules that start them, declared CodeBuild projects, functions, tables and APIs.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-guide.html
 */
export const cloudformationEmitter: Emitter<StackOptions> = {
  target: 'cloudformation',
  emit(system, options) {
    const { value: stack, diagnostics } = stackOf(system, options)
    if (stack === undefined) return { value: undefined, diagnostics }
    const intrinsics = intrinsicsFor(stack.parameters)
    const as = options.definitions ?? 'inline'
    const written = stack.machines.map((machine) => ({ machine, ...definitionProperties(machine, { as, uri: 'DefinitionS3Location', intrinsics }) }))
    const machines = Object.fromEntries(
      written.map(({ machine, properties }) => [`${machine.id}StateMachine`, machineResource(machine, properties, intrinsics)]),
    )
    const functions = Object.fromEntries(stack.functions.map((made) => [`${made.id}Function`, functionResource(made, options, intrinsics)]))
    const apis: Resources = Object.assign({}, ...stack.apis.map((api) => apiResources(api, options, intrinsics)))
    const template = templateOf({ stack, options, intrinsics, machines, functions, apis })
    const emission = templateEmission({ target: 'cloudformation', spellStage: (stage) => intrinsics(cloudFormationProperties(stage)), system, stack, options, template, files: written.flatMap(({ files }) => files) })
    return { value: emission.files, diagnostics: [...diagnostics, ...checkTemplate(template, emission.text), ...checkCode(stack.functions), ...checkStack(stack)] }
  },
}
