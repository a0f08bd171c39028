import { defineProvider } from './provider.js'

/** An execution of a state machine. */
export const stepFunctionsInvoke = defineProvider({
  category: 'Invoke',
  owner: 'AWS',
  provider: 'StepFunctions',
  version: '1',
  inputs: [0, 1],
  outputs: [0, 1],
  settings: {
    StateMachineArn: { holds: 'text', required: true },
    ExecutionNamePrefix: { holds: 'text' },
    InputType: { holds: 'choice', values: ['Literal', 'FilePath'] },
    // a path instead of JSON when InputType is FilePath
    Input: { holds: 'text' },
  },
  variables: ['StateMachineArn', 'ExecutionArn'],
  calls: [
    { purpose: 'StartStateMachine', actions: ['states:DescribeStateMachine', 'states:StartExecution'], resources: ['${StateMachineArn}'] },
    {
      purpose: 'PollExecution',
      actions: ['states:DescribeExecution'],
      // an execution's ARN is not its machine's, so one statement for both would not cover it
      resources: ['arn:${Partition}:states:${MachineRegion}:${MachineAccount}:execution:${MachineName}:${ExecutionNames}'],
    },
  ],
  pieces: ({ StateMachineArn = '', ExecutionNamePrefix }) => {
    const [, region = '', account = '', name = ''] = machineArn.exec(StateMachineArn) ?? []
    return {
      MachineRegion: region,
      MachineAccount: account,
      MachineName: name,
      // the name of an execution is the prefix, a hyphen and the id of the action's execution
      ExecutionNames: ExecutionNamePrefix === undefined ? '*' : `${ExecutionNamePrefix}-*`,
    }
  },
  uses: [{ kind: 'state-machine', named: 'MachineName', arn: '${StateMachineArn}' }],
  docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-StepFunctions.html',
})

/** Region, account and name of a state machine's ARN. Each may be a `${AWS::…}` of a template, which has colons too. */
const machineArn = /^arn:(?:\$\{[^}]*\}|[^:]*):states:(\$\{[^}]*\}|[^:]*):(\$\{[^}]*\}|[^:]*):stateMachine:(.*)$/
