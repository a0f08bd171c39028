import { describe, expect, it } from 'vitest'
import { expressionTexts } from './expression-texts.js'

const own = 'arn:aws:states:us-east-1:123456789012:stateMachine:m'

describe('what is known of a text', () => {
  it.each<[string, string, string[] | undefined]>([
    ['a path', '$.name', undefined],
    ['the beginning of a format', "States.Format('job-{}', $.id)", ['job-*']],
    ['both ends', "States.Format('job-{}-{}.json', $.id, 'x')", ['job-*-x.json']],
    ['a format within one', "States.Format('a/{}', States.Format('b-{}', $.id))", ['a/b-*']],
    ['nothing of a format that only wraps', "States.Format('{}', $.id)", undefined],
    ['nothing of another function', 'States.ArrayGetItem($.names, 0)', undefined],
    ['the machine itself', '$$.StateMachine.Id', [own]],
    ['nothing of what cannot be read', "States.Format('job-", undefined],
  ])('%s in JSONPath', (_name, text, expected) => {
    expect(expressionTexts(text, 'JSONPath', own)).toEqual(expected)
  })

  it.each<[string, string, string[] | undefined]>([
    ['a text', "'job'", ['job']],
    ['the beginning of a chain', "'job-' & $id", ['job-*']],
    ['the whole of a chain of texts', '"a" & \'b\' & "c"', ['abc']],
    ['the middle', "$a & '-of-' & $b", ['*-of-*']],
    ['a call in a chain', "'a-' & $lowercase($x & 'b') & '.json'", ['a-*.json']],
    ['a chain in brackets', "('a' & $x) & 'b'", ['a*b']],
    ['two candidates', "$big ? 'large' : 'small'", ['large', 'small']],
    ['three', "$a = 1 ? 'x' : $a = 2 ? 'y' : 'z'", ['x', 'y', 'z']],
    ['nothing, when one of two is computed', "$big ? 'large' : $name", undefined],
    ['a quote and an escape', "'it\\'s ' & $x", ["it's *"]],
    ['an ampersand in a text', "'a & b'", ['a & b']],
    ['a question mark in a text', "'a ? b : c'", ['a ? b : c']],
    ['the machine itself', '$states.context.StateMachine.Id', [own]],
    ['nothing of a comparison', "'a' & $x = 'ab'", undefined],
    ['nothing of a pipe', "'a' & $x ~> $uppercase", undefined],
    ['nothing of a block with a variable', "($x := 'a'; $x & 'b')", undefined],
    ['nothing of a comment', "/* 'a' */ 'b'", undefined],
    ['nothing of an open bracket', "'a' & f(", undefined],
    ['nothing of nothing', '', undefined],
  ])('%s in JSONata', (_name, body, expected) => {
    expect(expressionTexts(`{% ${body} %}`, 'JSONata', own)).toEqual(expected)
  })
})
