import { existingArtifact, pollingLambda, runWorkflow, stage } from '@stepwright/codepipeline'
import { workflow } from '@stepwright/workflow'
import { expect, it } from 'vitest'
import { aslEmitter } from './asl/emitter.js'
import { cloudformationEmitter } from './cloudformation/emitter.js'
import { systemOf } from './emitter/system-of.js'
import { samEmitter } from './sam/emitter.js'
import { terraformEmitter } from './terraform/emitter.js'

const file = '/app/release.ts'
const place = { partition: '${AWS::Partition}', region: '${AWS::Region}', account: '${AWS::AccountId}' }
const check = workflow('check', (flow, _input: { readonly id: string }) => flow.pass('Done'))
const approval = stage('Approval', (s) => {
  s.action('Check', runWorkflow(check, { input: existingArtifact('Built').file('results.json') }))
})
const { value: system = { definitions: [], pipelines: [] } } = systemOf({ workflows: [], pipelines: [], stages: [{ stage: approval, file }] })
const options = { place, root: '/app' }

it('is a file of its own for the CLI, with its workflow and what its role wants', () => {
  const { value, diagnostics } = aslEmitter.emit(system, options)
  expect(diagnostics).toEqual([])
  expect(value?.map(({ path }) => path)).toEqual([
    'Approval.stage.cloudformation.json', 'Approval.stage.json', 'Approval.stage.policy.json', 'check.asl.json', 'check.trust.json', 'manifest.json',
  ])
  expect(manifestOf(value)).toMatchObject([{ name: 'Approval', source: { file: 'release.ts' }, workflows: ['check'], needs: [{ kind: 'state-machine', documents: ['check.asl.json'] }] }])
})

it.each([
  ['cloudformation', cloudformationEmitter, { Name: 'Approval', Actions: [{ Name: 'Check', Configuration: { StateMachineArn: { 'Fn::Sub': expect.stringContaining(':stateMachine:check') } } }] }],
  ['sam', samEmitter, { Name: 'Approval', Actions: [{ ActionTypeId: { Provider: 'StepFunctions' } }] }],
  ['terraform', terraformEmitter, { name: 'Approval', action: [{ provider: 'StepFunctions', input_artifacts: ['Built'] }] }],
] as const)('stands beside the template of %s in its words', (_, emitter, wanted) => {
  const { value, diagnostics } = emitter.emit(system, options)
  expect(diagnostics).toEqual([])
  expect(JSON.parse(value?.find(({ path }) => path === 'Approval.stage.json')?.text ?? '')).toMatchObject(wanted)
  expect(manifestOf(value)).toMatchObject([{ files: ['Approval.stage.json'] }])
})

it('comes with the inputs of its environments, whatever the target', () => {
  const trigger = pollingLambda(check, { functionName: 'trigger', bucket: 'inputs', environments: { prod: { id: 'a' } } })
  const polled = stage('Prod', (s) => s.action('Deploy', trigger.deploy('prod', existingArtifact('Built'))))
  const { value: both = system } = systemOf({ workflows: [], pipelines: [], stages: [{ stage: polled, file }] })
  for (const emitter of [aslEmitter, cloudformationEmitter]) {
    const files = emitter.emit(both, options).value ?? []
    expect(JSON.parse(files.find(({ path }) => path === 'state_machine_input.json')?.text ?? 'null')).toEqual({ id: 'a' })
  }
})

it('has its problems said by every target', () => {
  const { value: wrong = system } = systemOf({ workflows: [], pipelines: [], stages: [{ stage: stage('Empty', () => {}), file }] })
  for (const emitter of [aslEmitter, cloudformationEmitter]) expect(emitter.emit(wrong, options).diagnostics.map(({ code }) => code)).toEqual(['pipeline/missing-action'])
})

it('overwrites no other stage', () => {
  const twice = systemOf({ workflows: [], pipelines: [], stages: [{ stage: approval, file }, { stage: stage('approval', (s) => void s.action('Check', runWorkflow(check, { input: { id: 'a' } }))), file }] })
  expect(aslEmitter.emit(twice.value ?? system, options).diagnostics.map(({ code }) => code)).toEqual(['emit/colliding-names'])
})

function manifestOf(files: readonly { readonly path: string; readonly text: string }[] = []): unknown {
  return JSON.parse(files.find(({ path }) => path === 'manifest.json')?.text ?? '{}').stages
}
