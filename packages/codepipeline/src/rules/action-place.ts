import { child } from '@stepwright/asl'
import { problem, type PipelineRule } from './pipeline-rule.js'

/**
 * Sources and providers of others run in the pipeline's Region, and roles are for AWS's providers.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export const actionPlace: PipelineRule = (subject) =>
  subject.moments.flatMap(({ action, pointer }) => {
    const { category, owner, provider } = action.actionTypeId
    const isForeign = owner === 'Custom' || owner === 'ThirdParty'
    const stays = category === 'Source' || isForeign || category === 'Compute'
    return [
      ...(action.region !== undefined && stays
        ? [problem(subject, child(pointer, 'region'), { code: 'pipeline/action-region', message: `${provider} (${category}) cannot run in another Region`, help: 'delete "region"' })]
        : []),
      ...(action.roleArn !== undefined && isForeign
        ? [problem(subject, child(pointer, 'roleArn'), { code: 'pipeline/action-role', message: `action "${action.name}" has a role, and its owner is ${owner}`, help: 'delete "roleArn"' })]
        : []),
    ]
  })
