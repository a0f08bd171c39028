import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { param, workflow, type Workflow } from '@stepwright/workflow'
import { App, Stack } from 'aws-cdk-lib'
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { describe, expect, it } from 'vitest'
import { WorkflowStateMachine } from './workflow-state-machine.js'

const notify: Workflow<{ order: string }, null> = workflow('notify', (flow, input: { order: string }) => {
  flow.lambda('Notify', { FunctionName: param('NotifierFunctionArn'), Payload: { order: input.order } })
})

// the first synthesis of a process loads the CDK's own validation
describe('a workflow in an app', () => {
  it('has its role, and parameters bound to constructs', () => {
    const stack = new Stack(new App(), 'S')
    const notifier = new LambdaFunction(stack, 'Notifier', { runtime: Runtime.NODEJS_22_X, handler: 'a.b', code: Code.fromInline('exports.b = 1') })
    new WorkflowStateMachine(stack, 'Notify', { workflow: notify, parameters: { NotifierFunctionArn: notifier } })
    const template = Template.fromStack(stack)
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      DefinitionSubstitutions: { NotifierFunctionArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Notifier'), 'Arn'] } },
    })
    template.hasResourceProperties('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'states.amazonaws.com' } }] } })
    expect(template.findParameters('NotifierFunctionArn')).toEqual({})
  })

  it('stands twice in one stack', () => {
    const stack = new Stack(new App(), 'S')
    for (const id of ['One', 'Two']) new WorkflowStateMachine(stack, id, { workflow: notify, parameters: { NotifierFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:n' } })
    Template.fromStack(stack).resourceCountIs('AWS::StepFunctions::StateMachine', 2)
  })

  it('lets others start it, with an input typed by the workflow', () => {
    const stack = new Stack(new App(), 'S')
    const machine = new WorkflowStateMachine(stack, 'Notify', { workflow: notify, parameters: { NotifierFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:n' } })
    machine.grantStartExecution(new Role(stack, 'Caller', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') }))
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: 'states:StartExecution', Resource: { Ref: Match.stringLikeRegexp('^Notify') } }] },
    })
    expect(machine.executionInput({ order: 'A1' })).toBe('{"order":"A1"}')
    // @ts-expect-error the workflow's input has an order, and no number
    machine.executionInput({ number: 1 })
  })

  it('is read from a file that was built, whoever wrote it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stepwright-cdk-test-'))
    const file = join(folder, 'waits.asl.json')
    writeFileSync(file, JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: '${Seconds}', End: true } } }))
    const stack = new Stack(new App(), 'S')
    new WorkflowStateMachine(stack, 'Waits', { workflow: file, parameters: { Seconds: 7 }, logging: { level: 'ERROR' } })
    rmSync(folder, { recursive: true })
    const template = Template.fromStack(stack)
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', { DefinitionString: Match.stringLikeRegexp('"Seconds":\\$\\{Seconds\\}'), DefinitionSubstitutions: { Seconds: '7' } })
    template.resourceCountIs('AWS::Logs::LogGroup', 1)
  })

  it.each([
    ['a parameter without a value', {}, 'parameter "NotifierFunctionArn" of workflow "notify" has no value'],
    ['a parameter that is none', { NotifierFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:n', Other: 'x' }, 'workflow "notify" has no parameter "Other"'],
  ])('%s is an error of the app', (_name, parameters, message) => {
    const stack = new Stack(new App(), 'S')
    new WorkflowStateMachine(stack, 'Notify', { workflow: notify, parameters })
    Annotations.fromStack(stack).hasError('*', Match.stringLikeRegexp(message))
  })
})
