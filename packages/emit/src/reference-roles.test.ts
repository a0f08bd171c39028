import { existsSync, readFileSync } from 'node:fs'
import { pointer, readDefinition } from '@stepwright/asl'
import { documentsOf, readPipelines } from '@stepwright/codepipeline'
import { derivePolicy, type PolicyDocument } from '@stepwright/iam'
import { describe, expect, it } from 'vitest'

/** The reference systems lie beside a checkout, not in it. */
const folder = new URL('../../../../shared/targets/', import.meta.url)
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
const placeIn = (region: string) => ({ partition: 'aws', region, account: '123456789012' })

/** Why one of the two grants what the other does not: the rows are explained in docs/decisions/0109. */
type Differences = { readonly ours: readonly string[]; readonly theirs: readonly string[] }

const stackActions = ['CreateChangeSet', 'CreateStack', 'DeleteChangeSet', 'DescribeChangeSet', 'DescribeStacks', 'ExecuteChangeSet'].map((name) => `cloudformation:${name}`)
const [StackName, TemplateURL] = [['prod-sample-lambda-app'], ['https://system002-templates.s3.us-east-1.amazonaws.com/releases/*']]
/** What the input of prod names. */
const stacks = {
  'Check Stack Existence': { StackName },
  'Create Stack': { StackName, TemplateURL },
  'Get Stack Creation Status': { StackName },
  'Create Change Set': { StackName, TemplateURL },
  'Describe Change Set': { StackName },
  'Delete Empty Change Set': { StackName },
  'Execute Change Set': { StackName },
  'Delete Change Set': { StackName },
}

describe.skipIf(!existsSync(folder))('roles of the reference systems beside ours (skipped where ../shared is absent)', () => {
  const machines: [string, string, Record<string, Record<string, string[]>>, Differences][] = [
    ['000', 'state-machine.target.asl.json', {}, { ours: [], theirs: [] }],
    ['002', 'state-machine.native.asl.json', stacks, {
      ours: stackActions.map((action) => `${action} on arn:aws:cloudformation:us-east-1:123456789012:stack/prod-sample-lambda-app/*`),
      theirs: stackActions.map((action) => `${action} on arn:aws:cloudformation:us-east-1:123456789012:stack/prod-sample-lambda-app*/*`),
    }],
    // not declared, the deriver opens what the definition computes, and says so
    ['002', 'state-machine.native.asl.json', {}, {
      ours: [...stackActions.map((action) => `${action} on arn:aws:cloudformation:us-east-1:123456789012:stack/*/*`), 's3:GetObject on arn:aws:s3:::*/*'],
      theirs: [...stackActions.map((action) => `${action} on arn:aws:cloudformation:us-east-1:123456789012:stack/prod-sample-lambda-app*/*`), 's3:GetObject on arn:aws:s3:::system002-templates/releases/*'],
    }],
    ['003', 'state-machine.target.asl.json', { 'Run In Order/ItemProcessor/States/Start Pipeline': { Name: ['P1', 'P2', 'P3'] }, 'Run In Order/ItemProcessor/States/Get Pipeline Execution': { PipelineName: ['P1', 'P2', 'P3'] } }, { ours: [], theirs: [] }],
  ]

  it.each(machines)('machine of %s: %s', (system, file, declared, differences) => {
    const { value: definition } = readDefinition(textOf(`${system}/${file}`), { file })
    if (definition === undefined) throw new Error(`${file} cannot be read`)
    const states = new Map(Object.entries(declared).map(([state, named]) => [pointer('States', ...state.split('/')), named] as const))
    const { value: ours } = derivePolicy(definition, placeIn('us-east-1'), { declared: states })
    expect(differencesOf(ours, roleOf(system, 'state-machine'))).toEqual(differences)
  })

  const pipelines: [string, string, string, Differences][] = [
    ['000', 'pipeline.cli.json', 'us-east-1', { ours: [], theirs: [] }],
    ['002', 'pipeline.native.json', 'us-east-1', {
      ours: [
        ...['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning'].map((action) => `${action} on arn:aws:s3:::system002-templates`),
        ...['s3:GetObject*', 's3:PutObjectAcl', 's3:PutObjectVersionAcl'].map((action) => `${action} on arn:aws:s3:::system002-templates/releases/*`),
      ],
      theirs: [],
    }],
    ['004', 'pipeline.json', 'us-west-2', { ours: [], theirs: [] }],
  ]

  it.each(pipelines)('pipeline of %s: %s', (system, file, region, differences) => {
    const [read] = readPipelines(JSON.parse(textOf(`${system}/${file}`)))
    if (read === undefined) throw new Error(`${file} cannot be read`)
    const { policy } = documentsOf(read.declaration, { place: placeIn(region), eventsRoleArn: '', workflows: [] })
    expect(differencesOf(policy, roleOf(system, 'pipeline'))).toEqual(differences)
  })
})

function roleOf(system: string, name: string): PolicyDocument {
  const role = JSON.parse(textOf(`${system}/iam.${name}-role.json`)) as { readonly Policies: readonly [{ readonly PolicyDocument: PolicyDocument }] }
  return role.Policies[0].PolicyDocument
}

/** What each of two policies grants, of which the other grants nothing like it; conditions belong to a grant. */
function differencesOf(ours: PolicyDocument | undefined, theirs: PolicyDocument): Differences {
  const [left, right] = [grantsOf(ours), grantsOf(theirs)]
  return { ours: left.filter((grant) => !right.includes(grant)), theirs: right.filter((grant) => !left.includes(grant)) }
}

function grantsOf(policy: PolicyDocument | undefined): string[] {
  const grants = (policy?.Statement ?? []).flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) => Resource.map((resource) => `${action} on ${resource}${Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`}`)),
  )
  return [...new Set(grants)].sort()
}
