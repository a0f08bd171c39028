import { describe, expect, it } from 'vitest'
import { parseJsonPath } from './parse.js'
import { isDefinite, isReferencePath, type JsonPath } from './path.js'
import { printJsonPath } from './print.js'

function parsed(text: string): JsonPath {
  const { path, problem } = parseJsonPath(text)
  if (path === undefined) throw new Error(`${text}: ${problem.message}`)
  return path
}

describe('parseJsonPath reads', () => {
  it.each<[string, string, string]>([
    ['the input', '$', '$'],
    ['the context object', '$$.Execution.Id', "$$['Execution']['Id']"],
    ['a variable', '$count.a', "$count['a']"],
    ['names with dashes', '$.delivery-partner', "$['delivery-partner']"],
    ['names in either quotes', `$['a']["b"]`, "$['a']['b']"],
    ['quotes inside quotes', String.raw`$['it\'s']`, String.raw`$['it\'s']`],
    ['several names', "$['a', 'b']", "$['a','b']"],
    ['several names behind a dot', "$.[*].['bucket', 'key']", "$[*]['bucket','key']"],
    ['indexes', '$.a[0][-1][1, 2]', "$['a'][0][-1][1,2]"],
    ['slices', '$[1:][:-2][1:3][0:9:2]', '$[1:][:-2][1:3][0:9:2]'],
    ['wildcards', '$.*[*]', '$[*][*]'],
    ['descents', '$..a..[0]..*', "$..['a']..[0]..[*]"],
    ['functions', '$.a.length()', "$['a'].length()"],
    ['arguments', "$.sum($.a, 2, 'x')", `$.sum($['a'], 2, "x")`],
    ['escapes of the specification', String.raw`$.foo\@bar.baz\[\[.\?pretty`, "$['foo@bar']['baz[[']['?pretty']"],
    ['an escaped dot', String.raw`$.store\.book`, "$['store.book']"],
    ['letters of any script', '$.&Ж中.\uD800\uDF46', "$['&Ж中']['\uD800\uDF46']"],
    ['placeholders in names', '$.${Key}.a', "$['${Key}']['a']"],
    ['blanks around', ' $.a ', "$['a']"],
    ['conditions', '$[?(@.a == 1 && (@.b =~ /re/i || !@.c))]', "$[?(@['a'] == 1 && (@['b'] =~ /re/i || !@['c']))]"],
    ['conditions without blanks', '$[?(@.a<=1||@.b!=null)]', "$[?(@['a'] <= 1 || @['b'] != null)]"],
    ['lists', "$[?(@.a in ['S', \"M\", 1])]", `$[?(@['a'] in ["S","M",1])]`],
    ['other operators', '$[?(@.a nin [1] && @.b subsetof [1] && @.c size 2 && @.d empty true)]', "$[?(@['a'] nin [1] && @['b'] subsetof [1] && @['c'] size 2 && @['d'] empty true)]"],
    ['paths on both sides', '$.a[?(@.id == $.id)].b', "$['a'][?(@['id'] == $['id'])]['b']"],
    ['variables in filters', '$.a[?(@.id == $id)]', "$['a'][?(@['id'] == $id)]"],
    ['functions in filters', '$[?(@.a.length() > 1)]', "$[?(@['a'].length() > 1)]"],
    ['words without quotes, as AWS does', '$[?(@.Name==Cat)].x', "$[?(@['Name'] == Cat)]['x']"],
    ['brackets in strings in filters', "$[?(@.a == ')]')]", `$[?(@['a'] == ")]")]`],
  ])('%s', (_name, text, printed) => {
    expect(printJsonPath(parsed(text))).toBe(printed)
  })
})

describe('parseJsonPath points at', () => {
  it.each<[string, string, number]>([
    ['an empty text', '', 0],
    ['a text that begins otherwise', 'a.b', 0],
    ['a dot at the end', '$.a.', 3],
    ['two dots at the end', '$.a..', 3],
    ['three dots', '$...a', 3],
    ['a character behind the root', '$$23', 2],
    ['a blank in a name', '$.a b', 3],
    ['empty brackets', '$.a[]', 3],
    ['brackets that stay open', '$.a[0', 5],
    ['a name without quotes', '$[a]', 2],
    ['a string that stays open', "$['a]", 2],
    ['a slice of nothing', '$[:]', 2],
    ['numbers that make no sense', '$[1:2:3:4]', 2],
    ['a script', '$[(@.length-1)]', 1],
    ['a filter without parentheses', '$[?@.a]', 3],
    ['an operator of another language', '$[?(@.a = 1)]', 8],
    ['an operator nobody has', '$[?(@.a like 1)]', 8],
    ['a missing right side', '$[?(@.a == )]', 11],
    ['a value alone', '$[?(1)]', 4],
    ['a regular expression that stays open', '$[?(@.a =~ /x)]', 11],
    ['an unknown function', '$.a.count()', 4],
    ['a function behind two dots', '$..length()', 1],
    ['too many brackets', `$[?(${'('.repeat(200)}`, 54],
  ])('%s', (_name, text, offset) => {
    expect(parseJsonPath(text).problem).toMatchObject({ offset })
  })

  it('names the function that is near', () => {
    expect(parseJsonPath('$.a.lenght()').problem?.help).toBe('use "length"')
  })
})

describe('definite and reference paths', () => {
  it.each<[string, boolean, boolean]>([
    ['$', true, true],
    ['$.a[0]', true, true],
    ['$$.a', true, true],
    ["$['a','b']", true, false],
    ["$['a','b'].c", false, false],
    ['$.a[0,1]', false, false],
    ['$.a[-1]', true, true],
    ['$.a[1:]', false, false],
    ['$.a[*]', false, false],
    ['$..a', false, false],
    ['$.a[?(@.b)]', false, false],
    ['$.a.length()', true, false],
    ['$..a.sum()', true, false],
    ['$.a[*].sum()', false, false],
  ])('%s: definite %s, reference %s', (text, definite, reference) => {
    expect([isDefinite(parsed(text)), isReferencePath(parsed(text))]).toEqual([definite, reference])
  })
})

it('says of plain paths the same as of others', () => {
  // a blank at the end is read over, and takes the way of paths that are not plain
  for (const text of ['$', '$$', '$a', '$.a', '$$.Execution.Id', '$count.a_1.B']) expect(parsed(text)).toEqual(parsed(`${text} `))
})
