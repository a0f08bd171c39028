import type { IntegrationFacts } from '../integration/integration.js'
import { codebuild } from './codebuild.js'
import { lambda } from './lambda.js'

/** Every integration we know, sorted by its id. */
export const catalog: readonly IntegrationFacts[] = [
  codebuild.startBuild,
  lambda.invoke,
]
