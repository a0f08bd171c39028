import type { Parameter } from '@stepwright/asl'
import type { IProject } from 'aws-cdk-lib/aws-codebuild'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'

/** What a `param()` may be given: a text or a number, or the construct that it stands for. */
export type ParameterValue =
  | string
  | number
  | Pick<IFunction, 'functionArn'>
  | Pick<IProject, 'projectName'>
  | Pick<IStateMachine, 'stateMachineArn'>

/** The text that goes into the definition; or what is wrong, if the value is another thing than the parameter stands for. */
export function textOfValue({ name, kind }: Parameter, value: ParameterValue): { readonly text: string } | { readonly wrong: string } {
  if (kind === 'number') return typeof value === 'number' ? { text: String(value) } : { wrong: `parameter "${name}" is a number` }
  if (typeof value !== 'object') return { text: String(value) }
  if (kind === 'codebuild-project' || 'projectName' in value) {
    return 'projectName' in value && kind !== 'lambda-function' ? { text: value.projectName } : { wrong: `parameter "${name}" is a ${kind}` }
  }
  if ('functionArn' in value) return { text: value.functionArn }
  return kind === 'lambda-function' ? { wrong: `parameter "${name}" is a ${kind}` } : { text: value.stateMachineArn }
}
