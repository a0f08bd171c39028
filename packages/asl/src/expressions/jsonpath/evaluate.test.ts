import { describe, expect, it } from 'vitest'
import type { Json } from '../../model/json.js'
import { evaluateJsonPath, type JsonPathResult } from './evaluate.js'
import { parseJsonPath } from './parse.js'
import { matchesWhole } from './pattern.js'
import { writeAtPath } from './write.js'

function evaluate(text: string, input: Json): JsonPathResult {
  const { path, problem } = parseJsonPath(text)
  if (path === undefined) throw new Error(`${text}: ${problem.message}`)
  return evaluateJsonPath(path, { input, context: { Execution: { Id: 'e' } }, variables: { low: 10, nothing: null } })
}

// the store of Goessner's article on JSONPath, in short
const store: Json = {
  book: [
    { category: 'reference', title: 'Sayings', price: 8.95, tags: ['a', 'b'] },
    { category: 'fiction', title: 'Sword', price: 12.99, tags: [] },
    { category: 'fiction', title: 'Moby', isbn: '0-553', price: 8.99, n: '1' },
    { category: 'fiction', title: 'Lord', isbn: null, price: 22.99, n: 1 },
  ],
  bicycle: { color: 'red', price: 19.95 },
  numbers: [1, 2, 3, 4],
}

describe('evaluateJsonPath selects', () => {
  it.each<[string, Json]>([
    ['$.bicycle.color', 'red'],
    ['$.book[3].isbn', null],
    ['$.book[-1].title', 'Lord'],
    ["$.bicycle['color','price']", { color: 'red', price: 19.95 }],
    ["$.bicycle['color','gears']", { color: 'red' }],
    ['$$.Execution.Id', 'e'],
    ['$low', 10],
    ['$nothing', null],
    ['$.book[*].title', ['Sayings', 'Sword', 'Moby', 'Lord']],
    ['$.book[0,3].title', ['Sayings', 'Lord']],
    ['$.book[1:3].title', ['Sword', 'Moby']],
    ['$.book[-2:].title', ['Moby', 'Lord']],
    ['$.book[:-3].title', ['Sayings']],
    ['$.numbers[1:-1]', []],
    ['$.numbers[-3:-1]', [2, 3]],
    ['$.bicycle.*', ['red', 19.95]],
    ['$..price', [8.95, 12.99, 8.99, 22.99, 19.95]],
    ['$..book[0].title', ['Sayings']],
    ['$.book..title', ['Sayings', 'Sword', 'Moby', 'Lord']],
    ["$..['title','isbn']", [{ title: 'Moby', isbn: '0-553' }, { title: 'Lord', isbn: null }]],
    ['$..[?(@.color)].price', [19.95]],
    ['$..[0]', [{ category: 'reference', title: 'Sayings', price: 8.95, tags: ['a', 'b'] }, 'a', 1]],
    ['$.bicycle..*', ['red', 19.95]],
  ])('%s', (text, expected) => expect(evaluate(text, store)).toEqual({ value: expected }))
})

describe('a filter selects', () => {
  it.each<[string, string, readonly string[]]>([
    ['by a number', '@.price < 10', ['Sayings', 'Moby']],
    ['by a text', "@.category == 'fiction'", ['Sword', 'Moby', 'Lord']],
    ['by a word without quotes', '@.category==reference', ['Sayings']],
    ['what has a member, null included', '@.isbn', ['Moby', 'Lord']],
    ['what has none', '!@.isbn', ['Sayings', 'Sword']],
    ['what is not null, missing included', '@.isbn != null', ['Sayings', 'Sword', 'Moby']],
    ['and before or', "@.price < 9 && @.isbn || @.title == 'Sword'", ['Sword', 'Moby']],
    ['in parentheses', "@.price < 9 && (@.isbn || @.title == 'Sword')", ['Moby']],
    ['the contrary', '!(@.price < 10)', ['Sword', 'Lord']],
    ['by a pattern for the whole text', '@.title =~ /s.*/i', ['Sayings', 'Sword']],
    ['not by a pattern for a part of it', '@.title =~ /S/', []],
    ['in', "@.title in ['Moby', 'Lord']", ['Moby', 'Lord']],
    ['nin', "@.title nin ['Moby', 'Lord']", ['Sayings', 'Sword']],
    ['subsetof', "@.tags subsetof ['a', 'b', 'c']", ['Sayings', 'Sword']],
    ['anyof', "@.tags anyof ['b', 'c']", ['Sayings']],
    ['noneof', "@.tags noneof ['b', 'c']", ['Sword']],
    ['contains, of an array', "@.tags contains 'a'", ['Sayings']],
    ['contains, of a text', "@.title contains 'or'", ['Sword', 'Lord']],
    ['size', '@.tags size 2', ['Sayings']],
    ['empty', '@.tags empty true', ['Sword']],
    ['all', "@.tags all ['a']", ['Sayings']],
    ['by another place', '@.price > $.bicycle.price', ['Lord']],
    ['by a variable', '@.price > $low', ['Sword', 'Lord']],
    ['by a function', '@.tags.length() == 2', ['Sayings']],
    ['1 for "1"', '@.n == 1', ['Moby', 'Lord']],
    ['1 for 1 alone, strictly', '@.n === 1', ['Lord']],
  ])('%s', (_name, condition, titles) => {
    expect(evaluate(`$.book[?(${condition})].title`, store)).toEqual({ value: titles })
  })

  it('objects only, as AWS has it', () => {
    expect(evaluate('$.numbers[?(@ > 1)]', store)).toEqual({ value: [] })
  })

  it('an object by itself', () => {
    expect(evaluate("$.bicycle[?(@.color == 'red')].price", store)).toEqual({ value: [19.95] })
  })
})

describe('a function yields', () => {
  it.each<[string, Json]>([
    ['$.numbers.length()', 4],
    ['$.bicycle.length()', 2],
    ['$.bicycle.color.length()', null],
    ['$.numbers.min()', 1],
    ['$.numbers.max()', 4],
    ['$.numbers.avg()', 2.5],
    ['$.numbers.sum()', 10],
    ['$.numbers.stddev()', Math.sqrt(1.25)],
    ['$.bicycle.keys()', ['color', 'price']],
    ['$.numbers.append(5)', [1, 2, 3, 4, 5]],
    ['$.numbers.first()', 1],
    ['$.numbers.last()', 4],
    ['$.numbers.index(-2)', 3],
    ["$.concat($.book[0].title, '-', $.numbers)", 'Sayings-1234'],
    ['$..price.max()', 22.99],
    ['$.book[*].tags.length()', [2, 0]],
  ])('%s', (text, expected) => expect(evaluate(text, store)).toEqual({ value: expected }))
})

describe('where nothing is', () => {
  // the first four messages and all empty lists are recorded on AWS
  it.each<[string, JsonPathResult]>([
    ['$.p', { problem: { kind: 'not-found', message: "No results for path: $['p']" } }],
    ['$.no.such', { problem: { kind: 'not-found', message: "Missing property in path $['no']" } }],
    ['$.items[*]', { value: [] }],
    ['$.item.items[*].x', { value: [] }],
    ['$.items[1:]', { value: [] }],
    ['$[*]', { value: [] }],
    ['$..x', { value: [] }],
    ['$.items[?(@.a)]', { value: [] }],
    ['$.items[3]', { problem: { kind: 'not-found', message: "Missing property in path $['items']" } }],
    ['$unknown', { problem: { kind: 'variable', message: 'there is no variable "unknown"' } }],
    ['$.sum()', { problem: { kind: 'function', message: 'there are no numbers to work on' } }],
    ['$.__proto__', { problem: { kind: 'not-found', message: "No results for path: $['__proto__']" } }],
  ])('%s', (text, expected) => expect(evaluate(text, {})).toEqual(expected))

  it.each([
    ['a text', 'x'],
    ['an array', [{ b: 1 }]],
    ['null', null],
  ])('%s has no properties', (_name, a) => {
    expect(evaluate('$.a.b', { a })).toEqual({ problem: { kind: 'not-found', message: "Property ['b'] not found in path $['a']" } })
  })

  it('an index behind the end fails', () => {
    expect(evaluate('$[2]', [1, 2]).problem).toMatchObject({ kind: 'not-found' })
  })
})

it('a path that looks everywhere again and again ends', () => {
  let deep: Json = 1
  for (let level = 0; level < 300; level++) deep = { a: deep }
  expect(evaluate('$..*..*..*..*..*..*', deep).problem).toMatchObject({ kind: 'limit' })
})

it('depth of data is no matter', () => {
  let deep: Json = { x: 1 }
  for (let level = 0; level < 100_000; level++) deep = [deep]
  expect(evaluate('$..x', deep)).toEqual({ value: [1] })
})

describe('matchesWhole', () => {
  it.each<[string, string, string, boolean]>([
    ['foo.*?', 'i', 'FOOBAR', true],
    ['foo', '', 'foobar', false],
    ['(a|b)+c{2,3}', '', 'abbaccc', true],
    ['(a|b)+c{2,3}', '', 'abc', false],
    ['^[A-Z]\\d{3}$', '', 'X123', true],
    ['[^a-c]*', '', 'xyz', true],
    ['(?:a?){3}', '', 'aa', true],
    ['\\p{L}+', '', 'Ж中', true],
    ['(a)\\1', '', 'aa', false],
    ['(?=a)a', '', 'a', false],
    ['a{5000}', '', 'a'.repeat(5000), false],
    ['', '', '', true],
  ])('/%s/%s on "%s": %s', (source, flags, text, expected) => {
    expect(matchesWhole({ source, flags }, text)).toBe(expected)
  })

  it.each(['(a+)+b', '(a|a)*b', '(a*)*b', '((a{0,9}){0,9}){0,9}b', '(((){2000}){2000}){2000}b'])('/%s/ never goes back', (source) => {
    expect(matchesWhole({ source, flags: '' }, 'a'.repeat(2_000))).toBe(false)
    // an engine that goes back would not be done today
  })
})

describe('writeAtPath', () => {
  it.each<[string, string, Json, Json | undefined]>([
    ['replaces all', '$', { a: 1 }, 'new'],
    ['adds a member', '$.b', { a: 1 }, { a: 1, b: 'new' }],
    ['replaces a member', '$.a', { a: 1 }, { a: 'new' }],
    ['makes objects on the way', '$.b.c', { a: 1 }, { a: 1, b: { c: 'new' } }],
    ['replaces an item', '$.a[1]', { a: [1, 2] }, { a: [1, 'new'] }],
    ['goes through items', '$.a[0].b', { a: [{}] }, { a: [{ b: 'new' }] }],
    ['adds no item', '$.a[2]', { a: [1, 2] }, undefined],
    ['makes no array', '$.a[0]', {}, undefined],
    ['does not write into a text', '$.a.b', { a: 'x' }, undefined],
    ['does not write into null', '$.a', null, undefined],
    ['does not write a name into an array', '$.a', [], undefined],
  ])('%s', (_name, text, document, expected) => {
    const { path } = parseJsonPath(text)
    const before = JSON.stringify(document)
    expect(path && writeAtPath(document, path, 'new').value).toEqual(expected)
    expect(JSON.stringify(document)).toBe(before)
  })

  it('makes __proto__ a member like any other', () => {
    const { path } = parseJsonPath('$.__proto__.x')
    const { value } = writeAtPath({}, path ?? { root: { kind: 'input' }, segments: [] }, 1)
    expect(JSON.stringify(value)).toBe('{"__proto__":{"x":1}}')
    expect(Object.getPrototypeOf({}).x).toBeUndefined()
  })
})
