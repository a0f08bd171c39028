import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unsupportedInExpress } from './unsupported-in-express.js'

const task = (resource: string) => machine({ A: { Type: 'Task', Resource: resource } })

testRule(unsupportedInExpress, {
  silent: {
    'the same in a STANDARD machine': task('arn:aws:states:::codebuild:startBuild.sync'),
    'a plain call': { type: 'EXPRESS', text: task('arn:aws:states:::codebuild:startBuild') },
  },
  reports: {
    'an activity': [{ type: 'EXPRESS', text: task('arn:aws:states:eu-west-1:123456789012:activity:a') }, { say: 'refused', at: '/States/A/Resource', facts: { name: 'A', what: 'use an activity' } }],
    'a task token': [{ type: 'EXPRESS', text: task('arn:aws:states:::sqs:sendMessage.waitForTaskToken') }, { say: 'refused', at: '/States/A/Resource', facts: { name: 'A', what: 'wait for a task token (".waitForTaskToken")' } }],
    'a distributed Map': [{ type: 'EXPRESS', text: machine({ M: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } } }) }, { say: 'refused', at: '/States/M/ItemProcessor', facts: { name: 'M', what: 'run a distributed Map' } }],
  },
})
