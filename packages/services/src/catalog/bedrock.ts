import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html'
const { start, poll, cancel, passRole, payload, tags } = callsFrom(docs)

const foundationModel = 'arn:${Partition}:bedrock:${Region}::foundation-model/'
const customModels = 'arn:${Partition}:bedrock:${Region}:${Account}:custom-model/*'
const jobs = 'arn:${Partition}:bedrock:${Region}:${Account}:model-customization-job/*'
const objectOf = (member: string) =>
  bound('arn:${Partition}:s3:::${Bucket}/${Key}', {
    Bucket: { member, accepts: ['s3-bucket'] },
    Key: { member, accepts: ['s3-key'] },
  })

const invoke = [
  start('bedrock:InvokeModel', bound(`${foundationModel}\${ModelId}`, 'model')),
  { ...payload('s3:GetObject', objectOf('Input.S3Uri')), when: { anyOf: ['Input.S3Uri'] } },
  { ...payload('s3:PutObject', objectOf('Output.S3Uri')), when: { anyOf: ['Output.S3Uri'] } },
  {
    ...payload(
      'bedrock:ApplyGuardrail',
      bound('arn:${Partition}:bedrock:${Region}:${Account}:guardrail/${GuardrailIdentifier}', 'arn', 'name'),
    ),
    when: { anyOf: ['GuardrailIdentifier'] },
  },
]

const customize = [
  start('bedrock:CreateModelCustomizationJob', bound(`${foundationModel}\${BaseModelIdentifier}`, 'arn', 'name'), customModels, jobs),
  { ...tags('bedrock:TagResource', customModels, jobs), when: { anyOf: ['JobTags', 'CustomModelTags'] } },
  passRole('RoleArn', 'bedrock.amazonaws.com'),
]

/** Amazon Bedrock. */
export const bedrock: readonly IntegrationFacts[] = [
  factsOf({
    id: 'bedrock:createModelCustomizationJob',
    required: ['JobName', 'CustomModelName', 'RoleArn', 'BaseModelIdentifier', 'TrainingDataConfig', 'OutputDataConfig'],
    optional: [
      'HyperParameters',
      'ClientRequestToken',
      'CustomizationType',
      'CustomModelKmsKeyId',
      'JobTags',
      'CustomModelTags',
      'ValidationDataConfig',
      'VpcConfig',
    ],
    calls: {
      'request-response': customize,
      sync: [...customize, poll('bedrock:GetModelCustomizationJob', jobs), cancel('bedrock:StopModelCustomizationJob', jobs)],
    },
    docs,
  }),
  factsOf({
    id: 'bedrock:invokeModel',
    required: ['ModelId'],
    optional: ['Body', 'Input', 'Output', 'Accept', 'ContentType', 'GuardrailIdentifier', 'GuardrailVersion', 'Trace'],
    calls: { 'request-response': invoke, 'wait-for-task-token': invoke },
    docs,
  }),
]
