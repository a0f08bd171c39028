import { expect, it } from 'vitest'
import { readBuildOptions } from './build-options.js'

const read = (given: Record<string, string>) => readBuildOptions({ cwd: '/app', flags: new Map(Object.entries(given)) })

it('leaves the place to the deployment where nothing is said', () => {
  expect(read({ out: 'build' })).toEqual({
    out: '/app/build',
    place: { partition: '${AWS::Partition}', region: '${AWS::Region}', account: '${AWS::AccountId}' },
    target: 'asl',
    format: 'json',
    stack: { names: 'explicit', definitions: 'inline' },
    types: false,
    keepsNothing: false,
    check: false,
    reporter: 'pretty',
  })
})

it.each([
  ['us-east-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
])('%s lies in partition %s', (region, partition) => expect(read({ out: 'x', region })).toMatchObject({ place: { region, partition } }))

it.each([
  ['no --out', {}, 'add --out DIR'],
  ['an account of eleven digits', { out: 'x', account: '12345678901' }, 'twelve digits'],
  ['a Region that is none', { out: 'x', region: 'Frankfurt' }, 'eu-central-1'],
  ['a partition that is none', { out: 'x', partition: 'amazon' }, 'aws-cn'],
  ['a misspelt reporter', { out: 'x', reporter: 'jsn' }, 'use "json"'],
  ['a misspelt target', { out: 'x', target: 'terrafrom' }, 'use "terraform"'],
  ['YAML for Terraform', { out: 'x', target: 'terraform', format: 'yaml' }, 'leave --format out'],
  ['an option of templates without one', { out: 'x', alarms: '' }, 'add --target cloudformation'],
  ['a prefix that names cannot begin with', { out: 'x', target: 'sam', prefix: '1_' }, 'begin with a letter'],
  ['a topic that is no ARN', { out: 'x', target: 'sam', 'alarm-topic': 'me' }, 'is no ARN'],
  ['a boundary that is no policy', { out: 'x', 'permissions-boundary': 'arn:aws:iam::123456789012:role/r' }, 'no managed policy'],
  ['tags that cannot be read', { out: 'x', target: 'sam', tags: 'team' }, 'write it like "team=release,stage=test"'],
])('%s is a sentence with its cure', (_name, given, cure) => expect(read(given)).toContain(cure))

it('reads how a template deploys', () => {
  const flags = { out: 'x', target: 'cloudformation', prefix: 'test-', tags: 'a=b,c=d', 'log-level': 'ALL', 'log-data': '', alias: 'live', alarms: '', names: 'generated' }
  expect(read(flags)).toMatchObject({
    target: 'cloudformation',
    stack: { prefix: 'test-', tags: { a: 'b', c: 'd' }, logging: { level: 'ALL', includeExecutionData: true }, alias: 'live', alarms: {}, names: 'generated' },
  })
})
