import type { ActionTypeId } from '../model/declaration.js'
import { builds } from './builds.js'
import { codeBuildBuild } from './code-build-build.js'
import { codeCommitSource } from './code-commit-source.js'
import { deployments } from './deployments.js'
import { invocations } from './invocations.js'
import type { Provider } from './provider.js'
import { sources } from './sources.js'
import { stepFunctionsInvoke } from './step-functions-invoke.js'

/** Every provider we know, by category and name. */
export const providers: readonly Provider[] = [
  codeBuildBuild,
  stepFunctionsInvoke,
  codeCommitSource,
  ...sources,
  ...builds,
  ...deployments,
  ...invocations,
]

/** The provider that an action calls. One name may stand in two categories, as `S3` does. */
export function providerOf(type: ActionTypeId): Provider | undefined {
  return providers.find(
    ({ category, owner, provider, version }) =>
      category === type.category && owner === type.owner && provider === type.provider && version === type.version,
  )
}
