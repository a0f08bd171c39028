import type { JsonObject } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { mistypedAttribute } from './mistyped-attribute.js'

const put = (Item: JsonObject) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', Parameters: { TableName: 't', Item } } })
const at = '/States/A/Parameters/Item/a'

testRule(mistypedAttribute, {
  silent: {
    'values of their types': put({ a: { S: 't' }, b: { N: '5' }, c: { BOOL: true }, d: { NULL: true }, e: { SS: ['t'] }, f: { M: { g: { NS: ['1'] } } }, h: { L: [{ S: 't' }] } }),
    'what a path reads, or the deployment fills in': put({ a: { 'N.$': '$.n' }, b: { BOOL: '${Flag}' } }),
    'an attribute that is called like a type': put({ S: { S: 't' }, N: { BOOL: false } }),
    'what an expression makes': machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', Arguments: { TableName: 't', Item: { a: { BOOL: '{% $states.input.is %}' } } } } } }),
    'another service': machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f', Payload: { a: { S: 5 } } } } }),
  },
  reports: {
    'a number for a text': [put({ a: { S: 5 } }), { say: 'mistyped', at: `${at}/S`, facts: { type: 'S', value: 'the number 5', wanted: 'text', right: '' } }],
    'a number that is no text': [put({ a: { N: 5 } }), { say: 'mistyped', at: `${at}/N`, facts: { type: 'N', value: 'the number 5', wanted: 'a number written as text', right: '' } }],
    'a text for a boolean': [put({ a: { BOOL: 'true' } }), { say: 'mistyped', at: `${at}/BOOL`, facts: { type: 'BOOL', value: 'the text "true"', wanted: 'true or false', right: '' } }],
    'a number in a set, deep inside': [put({ a: { M: { b: { NS: ['1', 2] } } } }), { say: 'mistyped', at: `${at}/M/b/NS/1`, facts: { type: 'NS', value: 'the number 2', wanted: 'a number written as text', right: '' } }],
    'what a condition compares with, through the SDK': [
      machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:dynamodb:query', Parameters: { TableName: 't', ExpressionAttributeValues: { ':n': { N: 5 } } } } }),
      { say: 'mistyped', at: '/States/A/Parameters/ExpressionAttributeValues/:n/N', facts: { type: 'N', value: 'the number 5', wanted: 'a number written as text', right: '' } },
    ],
  },
})
