import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

/** No page of the guide was at hand; seen in AWS's own sample of 2026. */
const docs = 'https://github.com/aws-samples/serverless-patterns/tree/main/sfn-bedrockagentcore-harness-cdk'
const { start } = callsFrom(docs)

/** Amazon Bedrock AgentCore. */
export const bedrockAgentCore: readonly IntegrationFacts[] = [
  factsOf({
    id: 'bedrockagentcore:invokeHarness',
    required: ['HarnessArn', 'Messages'],
    optional: ['RuntimeSessionId', 'SystemPrompt', 'MaxIterations', 'TimeoutSeconds'],
    calls: {
      'request-response': [
        {
          ...start(
            'bedrock-agentcore:InvokeAgentRuntime bedrock-agentcore:InvokeHarness',
            bound('arn:${Partition}:bedrock-agentcore:${Region}:${Account}:${HarnessArn}', 'arn'),
          ),
          uncertain: 'it is known from one sample only, which grants both actions on the harness',
        },
      ],
    },
    docs,
  }),
]
