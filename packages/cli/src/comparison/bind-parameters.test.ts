import type { Json } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { bindParameters } from './bind-parameters.js'

const rows: readonly (readonly [sentence: string, written: Json, deployed: Json, document: Json])[] = [
  ['a whole text', { a: '${X}' }, { a: 'x' }, { a: 'x' }],
  ['a number', { a: '${X}' }, { a: 5 }, { a: 5 }],
  ['parts of a text', 'arn:${P}:s3:::${B}/*', 'arn:aws:s3:::data/*', 'arn:aws:s3:::data/*'],
  ['a pseudo parameter', 'arn:aws:sns:${AWS::Region}:1:t', 'arn:aws:sns:eu-west-1:1:t', 'arn:aws:sns:eu-west-1:1:t'],
  ['what another place tells', [{ b: '${X}' }, '${X}'], [{ b: 'x' }], [{ b: 'x' }, 'x']],
  ['the first of two values', ['${X}', '${X}'], ['x', 'y'], ['x', 'x']],
  ['nothing where the text around it differs', 'a-${X}', 'b-x', 'a-${X}'],
  ['characters that patterns know', 'a.b(${X})', 'a.b(x)', 'a.b(x)'],
]
it.each(rows)('fills in %s', (_sentence, written, deployed, document) => expect(bindParameters(written, deployed).document).toEqual(document))
