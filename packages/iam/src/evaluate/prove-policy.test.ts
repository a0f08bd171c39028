import { readDefinition, type Definition } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { derivePolicy } from '../derive/derive-policy.js'
import type { PolicyDocument } from '../policy/policy-document.js'
import { provePolicy } from './prove-policy.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }

function machine(projects: readonly string[]): Definition {
  const states = Object.fromEntries(
    projects.map((ProjectName, index) => [
      ProjectName,
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::codebuild:startBuild.sync',
        Parameters: { ProjectName },
        ...(projects[index + 1] === undefined ? { End: true } : { Next: projects[index + 1] }),
      },
    ]),
  )
  const { value } = readDefinition(JSON.stringify({ StartAt: projects[0], States: states }), { file: 'm.asl.json' })
  if (value === undefined) throw new Error('not a definition')
  return value
}

const definition = machine(['a', 'b'])
const policy = derivePolicy(definition, place).value as PolicyDocument
const changed = (change: (statements: PolicyDocument['Statement']) => PolicyDocument['Statement']): PolicyDocument => ({
  ...policy,
  Statement: change(policy.Statement),
})

describe('provePolicy', () => {
  it('proves what is derived', () => {
    expect(provePolicy(definition, place)).toMatchObject({
      isSufficient: true,
      isMinimal: true,
      denied: [],
      needless: [],
      mutants: 2 + 3 + 2 + 3,
    })
  })

  it('names the state and the phase of a call that a policy lacks', () => {
    const lacking = changed((statements) =>
      statements.map((each) => ({ ...each, Action: each.Action.filter((action) => action !== 'codebuild:StopBuild') })),
    )
    const { isSufficient, isMinimal, denied } = provePolicy(definition, place, { policy: lacking })
    expect([isSufficient, isMinimal]).toEqual([false, true])
    expect(denied.map(({ action, need }) => [action, need.phase, need.state])).toEqual([
      ['codebuild:StopBuild', 'cancel', 'a'],
      ['codebuild:StopBuild', 'cancel', 'b'],
    ])
  })

  it.each<[string, PolicyDocument, string[]]>([
    [
      'a needless action',
      changed(([first, ...rest]) => [{ ...first!, Action: [...first!.Action, 'codebuild:StartBuildBatch'] }, ...rest]),
      ['/Statement/0/Action/3'],
    ],
    [
      'a needless resource',
      changed(([first, ...rest]) => [
        { ...first!, Resource: [...first!.Resource, 'arn:aws:codebuild:us-east-1:123456789012:project/c'] },
        ...rest,
      ]),
      ['/Statement/0/Resource/2'],
    ],
    ['a statement said twice', changed(([first, ...rest]) => [first!, ...rest, first!]), ['/Statement/0', '/Statement/0/Action/0']],
  ])('finds %s', (_name, wider, needless) => {
    const proof = provePolicy(definition, place, { policy: wider })
    expect([proof.isSufficient, proof.isMinimal]).toEqual([true, false])
    expect(proof.needless.slice(0, needless.length)).toEqual(needless)
  })

  it('is not sufficient where the derivation could not tell', () => {
    const { value } = readDefinition(
      JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', Resource: 'arn:aws:states:::nosuch:thing', End: true } } }),
      { file: 'm.asl.json' },
    )
    expect(provePolicy(value as Definition, place)).toMatchObject({ isSufficient: false, policy: undefined })
  })

  it('takes a machine of two hundred calls in its stride', () => {
    const many = machine(Array.from({ length: 200 }, (_, index) => `project-${index}`))
    expect(provePolicy(many, place)).toMatchObject({ isSufficient: true, isMinimal: true })
  })
})
