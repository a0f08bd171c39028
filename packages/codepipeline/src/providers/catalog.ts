import type { ActionTypeId } from '../model/declaration.js'
import { codeBuildBuild } from './code-build-build.js'
import { codeCommitSource } from './code-commit-source.js'
import type { Provider } from './provider.js'
import { stepFunctionsInvoke } from './step-functions-invoke.js'

/** Every provider we know, by category and name. */
export const providers: readonly Provider[] = [codeBuildBuild, stepFunctionsInvoke, codeCommitSource]

/** The provider that an action calls. One name may stand in two categories, as `S3` does. */
export function providerOf(type: ActionTypeId): Provider | undefined {
  return providers.find(
    ({ category, owner, provider, version }) =>
      category === type.category && owner === type.owner && provider === type.provider && version === type.version,
  )
}
