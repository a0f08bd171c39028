import { expect, test } from 'vitest'
import { sentenceOf, type Sentence } from './sentence.js'
import type { ts } from './typescript.js'

/** What TypeScript said, with the code of its outermost link, and what we say. */
const rows: readonly (readonly [name: string, code: number, text: string, sentence: Sentence])[] = [
  ['a plain message', 2304, 'Cannot find name \'foo\'.', { message: 'cannot find name "foo"' }],
  ['a near name', 2551, 'Property \'a\' does not exist on type \'In\'. Did you mean \'b\'?', { message: 'property "a" does not exist on type "In"', help: 'use "b"' }],
  ['quotes in quotes', 2322, 'Type \'"x"\' is not assignable to type \'"a" | "b"\'.', { message: 'type "\'x\'" is not assignable to type "\'a\' | \'b\'"' }],
  ['an apostrophe in a word', 1000, 'It isn\'t so: \'a\'.', { message: 'it isn\'t so: "a"' }],
  ['a missing member', 2741, 'Property \'a\' is missing in type \'{}\' but required in type \'In\'.', { message: '"a" is missing', help: 'add "a"' }],
  ['members that are missing, of a type that is written out', 2739, 'Type \'{ a: string; }\' is missing the following properties from type \'{ readonly a: string; b: string; c: string; }\': b, c', { message: 'members are missing: b, c', help: 'add them' }],
  ['a sentence of ours', 2345, 'Argument is not assignable to parameter of type \'CompileError<"flow.match needs a union; use flow.choice">\'.', { message: 'flow.match needs a union', help: 'use flow.choice' }],
  ['a length of time', 2322, 'Type \'"1h"\' is not assignable to type \'Duration | undefined\'.', { message: '"1h" is not a length of time', help: 'write seconds as a number, or a text such as "5 minutes", "1 hour" or "2 days"' }],
  ['a length of time among others', 2345, 'Argument of type \'"5 mins"\' is not assignable to parameter of type \'Expression<number> | Duration | { readonly until: string; }\'.', { message: '"5 mins" is not a length of time', help: 'write seconds as a number, or a text such as "5 minutes", "1 hour" or "2 days"' }],
  ['a test that is no arrow', 2345, 'Argument of type \'boolean\' is not assignable to parameter of type \'Expression<boolean>\'.', { message: 'this is computed while the workflow is built, where the value is not known yet', help: 'write an arrow, which is computed while the machine runs: () => …' }],
  ['a step where its block is wanted', 2322, 'Type \'null\' is not assignable to type \'() => BlockResult\'.', { message: 'a function is wanted here, not "null"', help: 'write () => before it, so that its steps are recorded inside' }],
  ['a package that is not there', 2591, 'Cannot find name \'node:fs\'. Do you need to install type definitions for node? Try `npm i @types/node`.', { message: 'cannot find name "node:fs"', help: 'try `npm i @types/node`' }],
]

test.each(rows)('says %s in our voice', (_name, code, text, sentence) => {
  expect(sentenceOf(text, code)).toEqual(sentence)
})

test('says what the innermost link of a chain names', () => {
  const link = (code: number, messageText: string, next: ts.DiagnosticMessageChain[] = []): ts.DiagnosticMessageChain => ({ code, category: 1, messageText, next })
  const chain = link(2769, 'No overload matches this call.', [link(2770, 'The last overload gave the following error.', [link(2345, 'Argument …', [link(2741, 'Property \'x\' is missing in type \'A\' but required in type \'B\'.')])])])
  expect(sentenceOf(chain, 2769)).toEqual({ message: '"x" is missing', help: 'add "x"' })
})

test('takes, of several ways to call, the one that knows a name like the wrong one', () => {
  const link = (code: number, messageText: string, next: ts.DiagnosticMessageChain[] = []): ts.DiagnosticMessageChain => ({ code, category: 1, messageText, next })
  const ways = [link(2772, 'Overload 1 of 2', [link(2561, 'Object literal may only specify known properties, but \'untill\' does not exist in type \'A\'. Did you mean to write \'until\'?')]), link(2772, 'Overload 2 of 2', [link(2353, '\'from\' does not exist in type \'B\'.')])]
  expect(sentenceOf(link(2769, 'No overload matches this call.', ways), 2769)).toEqual({ message: '"untill" is not a member that is known here', help: 'use "until"' })
})
