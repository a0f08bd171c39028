import { sortDiagnostics, type Definition, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { AwsPlace } from '../policy/aws-place.js'
import { policyOf } from '../policy/policy-of.js'
import type { PolicyDocument } from '../policy/policy-document.js'
import { unsupportedDistributedMap } from './findings.js'
import { grantsOfTask } from './grants-of-task.js'
import { distributedMapsOf, tasksOf } from './tasks-of.js'

/**
 * The least that a machine's role must be allowed: every call of every Task, at every level, on the resources that it
 * names. A `${Placeholder}` in a name stays in the ARN, for the deployment to fill in.
 *
 * No value and no error means that nothing needs to be allowed: IAM refuses a policy without statements, so the role gets
 * none. With errors, the value holds what could be derived and must not be shipped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export function derivePolicy(definition: Definition, place: AwsPlace): Outcome<PolicyDocument> {
  const { parameters } = definition
  const found = tasksOf(definition).map(({ state, language }) => grantsOfTask(definition, { task: state, language, parameters }, place))
  const diagnostics = [
    ...found.flatMap((each) => each.diagnostics),
    ...distributedMapsOf(definition).map((map) => unsupportedDistributedMap(definition, map)),
  ]
  return { value: policyOf(found.flatMap(({ grants }) => grants)), diagnostics: sortDiagnostics(distinct(diagnostics)) }
}

/** The calls of one task name the same argument: its problem is said once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const said = new Map(diagnostics.map((each) => [JSON.stringify([each.code, each.location.pointer, each.message]), each]))
  return [...said.values()]
}
