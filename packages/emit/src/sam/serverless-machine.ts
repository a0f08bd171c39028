import type { JsonObject } from '@stepwright/asl'
import type { Intrinsics } from '../cloudformation/intrinsic.js'
import { loggingProperty } from '../cloudformation/machine-resources.js'
import type { Resource } from '../cloudformation/template.js'
import type { StackMachine } from '../deployment/stack.js'

/** What a machine is written with. */
export interface ServerlessFacts {
  readonly definition: JsonObject
  readonly intrinsics: Intrinsics
}

/**
 * A machine in SAM's spelling. SAM would derive a role from policies by name; ours is derived from the calls, so it is given.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
 */
export function serverlessMachine(machine: StackMachine, { definition, intrinsics }: ServerlessFacts): Resource {
  const { id, name, definition: { type, tracing }, tags } = machine
  return {
    Type: 'AWS::Serverless::StateMachine',
    Properties: {
      ...(name === undefined ? {} : { Name: intrinsics(name) }),
      Type: type,
      Role: { 'Fn::GetAtt': [`${id}StateMachineRole`, 'Arn'] },
      ...definition,
      ...loggingProperty(machine, 'Logging'),
      ...(tracing === undefined ? {} : { Tracing: { Enabled: tracing } }),
      ...(Object.keys(tags).length === 0 ? {} : { Tags: tags }),
    },
  }
}
