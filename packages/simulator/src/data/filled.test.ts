import type { Json } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { filledJson, filledText } from './filled.js'

const values = { 'my-name': 'Ada', Count: 3, Shape: { a: 1 }, None: null }

it.each<[Json, Json]>([
  ['${my-name}', 'Ada'],
  ['${Count}', 3],
  ['${Shape}', { a: 1 }],
  ['${my-name}: ${Count} ${Shape} ${Other}', 'Ada: 3 {"a":1} ${Other}'],
  [['${toString}', { '${my-name}': ['${Count}'] }], ['${toString}', { Ada: [3] }]],
  ['${None}', null],
  ['${None} of ${Count}', 'null of 3'],
  [null, null],
])('fills %j', (document, filled) => expect(filledJson(document, values)).toEqual(filled))

it('fills a text by a text', () => expect(filledText('${Count}', values)).toBe('3'))
