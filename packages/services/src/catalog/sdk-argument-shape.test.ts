import { describe, expect, it } from 'vitest'
import { sdkArgumentShapeOf } from './sdk-argument-shape.js'
import type { ResultShape } from './wire-shapes.js'

const requiredOf = (shape: ResultShape | undefined) => (shape?.kind === 'structure' ? [...shape.members].filter(([, { required }]) => required).map(([name]) => name) : undefined)
const namesOf = (shape: ResultShape | undefined) => (shape?.kind === 'structure' ? [...shape.members.keys()] : undefined)

describe('what operations of the SDK take', () => {
  it.each([
    ['secretsmanager', 'getSecretValue', ['SecretId']],
    ['cloudwatchlogs', 'createLogStream', ['LogGroupName', 'LogStreamName']],
    ['ec2', 'stopInstances', ['InstanceIds']],
    ['sts', 'getCallerIdentity', []],
    ['SecretsManager', 'GetSecretValue', ['SecretId']],
    // the SDK makes up the token by itself
    ['fis', 'startExperiment', ['ExperimentTemplateId']],
    // SourceBucket and DestinationBucket will do as well
    ['s3', 'copyObject', []],
  ])('%s:%s requires %j', async (service, operation, required) => {
    expect(requiredOf(await sdkArgumentShapeOf(service, operation))).toEqual(required)
  })

  // the SDKs sign the URL of a copy for it: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CopyDBSnapshot.html
  it.each([['rds', 'copyDBSnapshot'], ['rds', 'createDBInstanceReadReplica'], ['docdb', 'copyDBClusterSnapshot'], ['neptune', 'createDBCluster']])('%s:%s takes the member that SDKs add', async (service, operation) => {
    expect(namesOf(await sdkArgumentShapeOf(service, operation))).toContain('SourceRegion')
  })

  it('goes into members of services that are called most', async () => {
    const shape = await sdkArgumentShapeOf('sesv2', 'sendEmail')
    const content = shape?.kind === 'structure' ? shape.members.get('Content')?.shape : undefined
    expect(namesOf(content)).toEqual(['Simple', 'Raw', 'Template'])
  })

  it.each([['nosuchservice', 'getThing'], ['s3', 'getObjekt'], ['constructor', 'get'], ['', '']])('does not know %s:%s', async (service, operation) => {
    expect(await sdkArgumentShapeOf(service, operation)).toBeUndefined()
  })
})
