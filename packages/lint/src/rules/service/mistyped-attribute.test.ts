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
    'a number for a text': [put({ a: { S: 5 } }), { say: 'mistyped', at: `${at}/S`, facts: { type: 'S', value: 'the number 5', wanted: 'text', right: '' }, help: 'write { "N": "5" }, or "5" in quotes' }],
    'a boolean for a text': [put({ a: { S: true } }), { say: 'mistyped', at: `${at}/S`, facts: { type: 'S', value: 'the boolean true', wanted: 'text', right: '' }, help: 'write { "BOOL": true }, or "true" in quotes' }],
    'a number that is no text': [put({ a: { N: 5 } }), { say: 'mistyped', at: `${at}/N`, facts: { type: 'N', value: 'the number 5', wanted: 'a number written as text', right: '' }, help: 'write "5" in quotes' }],
    'a text for a boolean': [put({ a: { BOOL: 'False' } }), { say: 'mistyped', at: `${at}/BOOL`, facts: { type: 'BOOL', value: 'the text "False"', wanted: 'true or false', right: '' }, help: 'write false' }],
    'a number for a null': [put({ a: { NULL: 1 } }), { say: 'mistyped', at: `${at}/NULL`, facts: { type: 'NULL', value: 'the number 1', wanted: 'true or false', right: '' }, help: 'write true' }],
    'a number in a set, deep inside': [put({ a: { M: { b: { NS: ['1', 2] } } } }), { say: 'mistyped', at: `${at}/M/b/NS/1`, facts: { type: 'NS', value: 'the number 2', wanted: 'a number written as text', right: '' } }],
    'what a condition compares with, through the SDK': [
      machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:dynamodb:query', Parameters: { TableName: 't', ExpressionAttributeValues: { ':n': { N: 5 } } } } }),
      { say: 'mistyped', at: '/States/A/Parameters/ExpressionAttributeValues/:n/N', facts: { type: 'N', value: 'the number 5', wanted: 'a number written as text', right: '' } },
    ],
  },
})
