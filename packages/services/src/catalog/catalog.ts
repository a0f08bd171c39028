import type { IntegrationFacts } from '../integration/integration.js'
import { apiGateway } from './api-gateway.js'
import { athena } from './athena.js'
import { batch } from './batch.js'
import { bedrockAgentCore } from './bedrock-agent-core.js'
import { bedrock } from './bedrock.js'
import { codebuildFacts } from './codebuild-facts.js'
import { codebuild } from './codebuild.js'
import { databrew } from './databrew.js'
import { dynamodb } from './dynamodb.js'
import { ecs } from './ecs.js'
import { eks } from './eks.js'
import { emrContainers } from './emr-containers.js'
import { emrServerless } from './emr-serverless.js'
import { emr } from './emr.js'
import { events } from './events.js'
import { glue } from './glue.js'
import { http } from './http.js'
import { lambda } from './lambda.js'
import { mediaconvert } from './mediaconvert.js'
import { sagemaker } from './sagemaker.js'
import { sns } from './sns.js'
import { sqs } from './sqs.js'
import { states } from './states.js'

/**
 * Every integration we know, sorted by its id. Those whose arguments have types are values of their own (`codebuild`,
 * `lambda`); of the others there are the facts.
 */
export const catalog: readonly IntegrationFacts[] = [
  ...apiGateway,
  ...athena,
  ...batch,
  ...bedrock,
  ...bedrockAgentCore,
  codebuild.startBuild,
  ...codebuildFacts,
  ...databrew,
  ...dynamodb,
  ...ecs,
  ...eks,
  ...emr,
  ...emrContainers,
  ...emrServerless,
  ...events,
  ...glue,
  ...http,
  lambda.invoke,
  ...mediaconvert,
  ...sagemaker,
  ...sns,
  ...sqs,
  ...states,
].sort(byId)

function byId({ integration: a }: IntegrationFacts, { integration: b }: IntegrationFacts): number {
  return a < b ? -1 : 1
}
