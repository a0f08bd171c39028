import { child, diagnostic, type Definition, type Diagnostic, type Pointer } from '@stepwright/asl'
import type { StepFunctions } from './connect.js'

/**
 * What AWS finds in a definition, as diagnostics of ours.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export async function validateDefinition(
  service: StepFunctions,
  text: string,
  { file, type }: { readonly file: string; readonly type: Definition['type'] },
): Promise<readonly Diagnostic[]> {
  const { diagnostics = [] } = await service.validateStateMachineDefinition({ definition: text, type, severity: 'WARNING', maxResults: 100 })
  return diagnostics.map(({ severity, code = 'UNKNOWN', message = '', location }) =>
    diagnostic({
      code: 'schema/aws-validation',
      severity: severity === 'WARNING' ? 'warning' : 'error',
      message: `AWS says ${code}: ${message.trim()}`,
      aws: code,
      location: { source: file, pointer: pointerOf(location ?? ''), anchor: 'value' },
    }),
  )
}

/** AWS's `/States/C/Choices[0]/Next`, where names stand as they are. */
function pointerOf(location: string): Pointer {
  return location
    .split('/')
    .flatMap((segment) => segment.split(/\[(\d+)\]/))
    .filter((segment) => segment !== '')
    .reduce<Pointer>((pointer, segment) => child(pointer, segment), '')
}
