import { readDefinition, type Definition, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { StepFunctions } from './connect.js'

/** A machine that is deployed, and the text of its definition. */
export interface DeployedMachine extends Outcome<Definition> {
  readonly text: string
}

/**
 * Reads a deployed state machine, one of its versions, or what an alias stands for.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 */
export async function describeMachine(service: StepFunctions, arn: string): Promise<DeployedMachine> {
  const told = await service.describeStateMachine({ stateMachineArn: arn })
  const text = told.definition ?? ''
  const name = told.name ?? arn
  const { value, diagnostics } = readDefinition(text, { file: arn, name, ...(told.type === undefined ? {} : { type: told.type }) })
  const level = told.loggingConfiguration?.level
  const keyArn = told.encryptionConfiguration?.kmsKeyId
  const surroundings = {
    ...(level === undefined || level === 'OFF' ? {} : { logging: { level, ...(told.loggingConfiguration?.includeExecutionData === true ? { includeExecutionData: true } : {}) } }),
    ...(told.tracingConfiguration?.enabled === true ? { tracing: true } : {}),
    ...(keyArn === undefined ? {} : { encryption: { keyArn } }),
  }
  return { value: value && { ...value, ...surroundings }, diagnostics: diagnostics.filter(isError), text }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'
