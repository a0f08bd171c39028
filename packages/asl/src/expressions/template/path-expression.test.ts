import { describe, expect, it } from 'vitest'
import { parsePathExpression } from './path-expression.js'

const helpFor = (text: string): string | undefined => {
  const parsed = parsePathExpression(text)
  return parsed.kind === 'unreadable' ? parsed.problem.help : undefined
}

describe('help for what is neither a path nor a call', () => {
  it.each([
    ['JsonToString($)', 'write "States.JsonToString(…)"'],
    ['order.id', 'write "$.order.id", or take the ".$" off the end of the key to keep the text as it is'],
    ['hello', 'write a path, such as "$.order.id", or take the ".$" off the end of the key to keep the text as it is'],
    ['States.StringToJson $.a)', 'write "States.StringToJson(…)"'],
    ['States.StringToJsn $.a)', 'write "States.StringToJson(…)"'],
    ['States. ', `write a call, such as "States.Format('{} items', $.count)"`],
    ['States.JsonToString($', 'end the call with ")", and put "," between its arguments'],
    ['States.Fromat($.a)', 'use "States.Format"'],
    ['$$23', 'write "." before a name, and "[" before an index, as in "$.items[0].id"'],
  ])('%s', (text, help) => expect(helpFor(text)).toBe(help))
})
