import { deployments } from '../providers/deployments.js'
import { roleArn } from '../role/arns.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { ArtifactFile } from './artifact.js'

/** What `cloudFormation` takes. */
export interface CloudFormationOptions<Variables extends string> {
  readonly stack: string
  /** The template: `build.file('template.json')`. */
  readonly template: ArtifactFile
  /** The role with which CloudFormation makes what the template says, by name or ARN. */
  readonly role: string
  /** Writes a change set of this name, for somebody to look at, and changes nothing. */
  readonly changeSet?: string
  readonly capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[]
  /** Parameters of the template, by name. */
  readonly parameters?: { readonly [name: string]: string }
  /** The outputs of the stack that later actions read. */
  readonly exports?: readonly Variables[]
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
}

const deployStack = deployments[1]

/**
 * Makes or updates a stack, or writes a change set for it.
 *
 * @example
 * p.stage('Deploy').action('Stack', cloudFormation({ stack: 'app', template: build.file('template.json'), role: 'app-deploy' }))
 * // "configuration": { "ActionMode": "CREATE_UPDATE", "StackName": "app", "TemplatePath": "BuildArtifact::template.json", "RoleArn": "arn:…" }
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html
 */
export function cloudFormation<const Variables extends string = never>(options: CloudFormationOptions<Variables>): ActionSpec<'step', ActionHandle<Variables>> {
  const { stack, template, role, changeSet, capabilities = [], parameters, exports = [], namespace } = options
  const { artifact, path } = template['~file']
  return {
    '~kind': 'step',
    '~facts': {
      provider: deployStack,
      inputs: [artifact],
      variables: exports,
      ...(namespace === undefined ? {} : { namespace }),
      configure: ({ place, nameOf }) => ({
        ActionMode: changeSet === undefined ? 'CREATE_UPDATE' : 'CHANGE_SET_REPLACE',
        StackName: stack,
        ...(changeSet === undefined ? {} : { ChangeSetName: changeSet }),
        TemplatePath: `${nameOf(artifact)}::${path}`,
        RoleArn: roleArn(role, place),
        ...(capabilities.length === 0 ? {} : { Capabilities: capabilities.join(',') }),
        ...(parameters === undefined ? {} : { ParameterOverrides: JSON.stringify(parameters) }),
      }),
      problems: [],
    },
  }
}
