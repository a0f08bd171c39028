import { bound } from '../integration/bound.js'
import type { Call } from '../integration/call.js'
import { callsFrom } from '../integration/calls-from.js'

/** CloudFormation reads a template in S3 with the permissions of who calls it. */
const template: readonly Call[] = [
  {
    ...callsFrom('https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html').payload(
      's3:GetObject',
      bound('arn:${Partition}:s3:::${Bucket}/${Key}', {
        Bucket: { member: 'TemplateURL', accepts: ['s3-url-bucket'] },
        Key: { member: 'TemplateURL', accepts: ['s3-url-key'] },
      }),
    ),
    when: { anyOf: ['TemplateURL'] },
  },
]

/** What an operation does with the caller's permissions besides its own action; by `prefix:Operation`. */
export const sdkSideCalls: { readonly [operation: string]: readonly Call[] } = {
  'cloudformation:CreateChangeSet': template,
  'cloudformation:CreateStack': template,
  'cloudformation:UpdateStack': template,
  'dynamodb:TransactWriteItems': ['Put', 'Update', 'Delete', 'ConditionCheck'].map((kind) => ({
    ...callsFrom('https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html').start(
      `dynamodb:${kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`}`,
      bound('arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}', {
        TableName: { member: `TransactItems[].${kind}.TableName`, accepts: ['arn', 'name'] },
      }),
    ),
    when: { anyOf: [`TransactItems[].${kind}.TableName`] },
  })),
  'polly:StartSpeechSynthesisTask': [
    callsFrom('https://docs.aws.amazon.com/polly/latest/dg/asynchronous-iam.html').payload(
      's3:PutObject',
      bound('arn:${Partition}:s3:::${Bucket}/${Prefix}*', {
        Bucket: { member: 'OutputS3BucketName', accepts: ['name'] },
        Prefix: { member: 'OutputS3KeyPrefix', accepts: ['name'], absent: '' },
      }),
    ),
    {
      ...callsFrom('https://docs.aws.amazon.com/polly/latest/dg/asynchronous-iam.html').payload(
        'sns:Publish',
        bound('arn:${Partition}:sns:${Region}:${Account}:${SnsTopicArn}', 'arn'),
      ),
      when: { anyOf: ['SnsTopicArn'] },
    },
  ],
  ...imagesOf('rekognition:', 'Image.S3Object', [
    'DetectFaces',
    'DetectLabels',
    'DetectModerationLabels',
    'DetectProtectiveEquipment',
    'DetectText',
    'IndexFaces',
    'RecognizeCelebrities',
    'SearchFacesByImage',
  ]),
  ...imagesOf('rekognition:', 'Video.S3Object', [
    'StartCelebrityRecognition',
    'StartContentModeration',
    'StartFaceDetection',
    'StartFaceSearch',
    'StartLabelDetection',
    'StartPersonTracking',
    'StartSegmentDetection',
    'StartTextDetection',
  ]),
  'redshift-data:BatchExecuteStatement': credentials(),
  'redshift-data:ExecuteStatement': credentials(),
  's3:CopyObject': [
    callsFrom('https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html').payload(
      's3:GetObject',
      bound('arn:${Partition}:s3:::${CopySource}', { CopySource: { member: 'CopySource', accepts: ['copy-source'] } }),
    ),
  ],
  'scheduler:CreateSchedule': [
    callsFrom('https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html').passRole(
      'Target.RoleArn',
      'scheduler.amazonaws.com',
    ),
  ],
  'scheduler:UpdateSchedule': [
    callsFrom('https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html').passRole(
      'Target.RoleArn',
      'scheduler.amazonaws.com',
    ),
  ],
  'transcribe:StartTranscriptionJob': [
    callsFrom('https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html').payload(
      's3:GetObject',
      bound('arn:${Partition}:s3:::${Bucket}/${Key}', {
        Bucket: { member: 'Media.MediaFileUri', accepts: ['s3-bucket'] },
        Key: { member: 'Media.MediaFileUri', accepts: ['s3-key'] },
      }),
    ),
    {
      ...callsFrom('https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html').payload(
        's3:PutObject',
        bound('arn:${Partition}:s3:::${Bucket}/${Key}', {
          Bucket: { member: 'OutputBucketName', accepts: ['name'] },
          Key: { member: 'OutputKey', accepts: ['name'], absent: '*' },
        }),
      ),
      when: { anyOf: ['OutputBucketName'] },
    },
  ],
}

/** Rekognition reads images and videos with the permissions of who calls it. */
function imagesOf(prefix: string, member: string, operations: readonly string[]): { readonly [operation: string]: readonly Call[] } {
  const read: Call = {
    ...callsFrom('https://docs.aws.amazon.com/rekognition/latest/dg/security_iam_id-based-policy-examples.html').payload(
      's3:GetObject',
      bound('arn:${Partition}:s3:::${Bucket}/${Key}', {
        Bucket: { member: `${member}.Bucket`, accepts: ['name'] },
        Key: { member: `${member}.Name`, accepts: ['name'] },
      }),
    ),
    when: { anyOf: [member] },
  }
  return Object.fromEntries(operations.map((operation) => [`${prefix}${operation}`, [read]]))
}

/**
 * A statement runs as a database user, for whom credentials are made, or with a secret.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html
 */
function credentials(): readonly Call[] {
  const { payload } = callsFrom('https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html')
  const ClusterIdentifier = { member: 'ClusterIdentifier', accepts: ['name'] } as const
  return [
    {
      ...payload(
        'redshift:GetClusterCredentials',
        bound('arn:${Partition}:redshift:${Region}:${Account}:dbname:${ClusterIdentifier}/${Database}', {
          ClusterIdentifier,
          Database: { member: 'Database', accepts: ['name'] },
        }),
        bound('arn:${Partition}:redshift:${Region}:${Account}:dbuser:${ClusterIdentifier}/${DbUser}', {
          ClusterIdentifier,
          DbUser: { member: 'DbUser', accepts: ['name'] },
        }),
      ),
      when: { anyOf: ['DbUser'] },
    },
    {
      ...payload(
        'secretsmanager:GetSecretValue',
        bound('arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretArn}', 'arn', 'name'),
      ),
      when: { anyOf: ['SecretArn'] },
    },
  ]
}
