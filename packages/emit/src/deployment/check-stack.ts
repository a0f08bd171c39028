import { bytesOf, diagnostic, writeMachine, type Diagnostic, type DiagnosticCode } from '@stepwright/asl'
import type { Stack } from './stack.js'

/**
 * What no target gets past: a definition has at most a million bytes, and a role takes ten managed policies.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function checkStack({ machines, pipelines, projects, functions }: Stack): Diagnostic[] {
  const roles = [
    ...machines.map(({ definition, role }) => ({ name: definition.name, role })),
    ...pipelines.map(({ id, role }) => ({ name: id, role })),
    ...projects.map(({ project, role }) => ({ name: project.name, role })),
    ...functions.map(({ resource, role }) => ({ name: resource.name, role })),
  ]
  const definitions = machines.map(({ definition }) => ({ name: definition.name, size: bytesOf(JSON.stringify(writeMachine(definition.machine))).length }))
  return [
    ...definitions
      .filter(({ size }) => size > largestDefinition)
      .map(({ name, size }) =>
        tooLarge('emit/large-definition', `the definition of "${name}" has ${size} bytes, and Step Functions takes ${largestDefinition}`, 'move a part of it to a workflow of its own', name),
      ),
    ...roles
      .filter(({ role }) => role?.policy?.kind === 'too-large')
      .map(({ name }) =>
        tooLarge('emit/large-policy', `the role of "${name}" needs more than ten managed policies hold`, 'move some of its calls to a workflow of their own', name),
      ),
  ]
}

const largestDefinition = 1_048_576

function tooLarge(code: DiagnosticCode, message: string, help: string, source: string): Diagnostic {
  return diagnostic({ code, message, help, location: { source, pointer: '', anchor: 'value' } })
}
