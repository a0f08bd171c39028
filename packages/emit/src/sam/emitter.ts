import { cloudFormationProperties } from '@stepwright/codepipeline'
import { checkTemplate } from '../cloudformation/check-template.js'
import { definitionProperties } from '../cloudformation/definition-properties.js'
import { intrinsicsFor } from '../cloudformation/intrinsic.js'
import { machineResource } from '../cloudformation/machine-resources.js'
import { templateOf } from '../cloudformation/template-of.js'
import type { Emitter } from '../emitter/emitter.js'
import { checkStack } from '../deployment/check-stack.js'
import { functionFolders } from '../deployment/function-folders.js'
import { stackOf } from '../deployment/stack-of.js'
import type { StackMachine } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import { templateEmission } from '../deployment/template-emission.js'
import { serverlessApi, serverlessFunction } from './serverless-function.js'
import { serverlessMachine } from './serverless-machine.js'

/**
 * One template for `sam deploy`: as the target `cloudformation`, with machines as `AWS::Serverless::StateMachine`. A machine that
 * SAM has no words for, for it has its own key or a number among its parameters, stays CloudFormation's.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
 */
export const samEmitter: Emitter<StackOptions> = {
  target: 'sam',
  emit(system, options) {
    const { value: stack, diagnostics } = stackOf(system, options)
    if (stack === undefined) return { value: undefined, diagnostics }
    const intrinsics = intrinsicsFor(stack.parameters)
    // SAM knows definitions as objects and as files
    const as = options.definitions === 'files' ? 'files' : 'inline'
    const written = stack.machines.map((machine) => {
      const serverless = isServerless(machine, as === 'inline')
      const { properties, files } = definitionProperties(machine, { as, uri: serverless ? 'DefinitionUri' : 'DefinitionS3Location', intrinsics })
      const resource = serverless ? serverlessMachine(machine, { definition: properties, intrinsics }) : machineResource(machine, properties, intrinsics)
      return { id: machine.id, resource, files }
    })
    const machines = Object.fromEntries(written.map(({ id, resource }) => [`${id}StateMachine`, resource]))
    const functions = Object.fromEntries(stack.functions.map((made) => [`${made.id}Function`, serverlessFunction(made, stack.apis, options, intrinsics)]))
    const apis = Object.fromEntries(stack.apis.map((api) => [`${api.id}Api`, serverlessApi(api, options, intrinsics)]))
    const template = templateOf({ stack, options, intrinsics, machines, functions, apis, transform: 'AWS::Serverless-2016-10-31' })
    const emission = templateEmission({ target: 'sam', spellStage: (stage) => intrinsics(cloudFormationProperties(stage)), system, stack, options, template, files: [...written.flatMap(({ files }) => files), ...functionFolders(stack.functions)] })
    return { value: emission.files, diagnostics: [...diagnostics, ...checkTemplate(template, emission.text), ...checkStack(stack)] }
  },
}

function isServerless({ definition: { encryption, parameters } }: StackMachine, inline: boolean): boolean {
  return encryption === undefined && !(inline && parameters.some(({ kind }) => kind === 'number'))
}
