import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInJson } from './find-in-json.js'
import { pointer, type Pointer } from './pointer.js'
import { scanJson } from './scan-json.js'
import { findPlace } from './text-node.js'

describe('findInJson', () => {
  it('finds what the scanner finds, or the nearest thing around it', () => {
    const blanks = fc.constantFrom(undefined, 2, '\t')
    const key = fc.oneof(fc.string(), fc.constantFrom('a', '0', '__proto__', 'a/b', 'a~b', '"', '\\'))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 3 })),
    }))
    fc.assert(fc.property(value, blanks, fc.array(key, { maxLength: 2 }), (document, indent, astray) => {
      const text = JSON.stringify(document, undefined, indent)
      const { root } = scanJson(text)
      for (const at of [...pointersIn(document), pointer(...astray)]) expect(findInJson(text, at)).toEqual(findPlace(root, at))
    }))
  })

  it.each(['{"a":1,"a":2}', ' [1 , -2.5e3 ] ', '"x"', 'null', '{ "a\\u0062" : [ ] }'])('finds its way in %s', (text) => {
    const { root } = scanJson(text)
    for (const at of ['', '/ab', '/0', '/1', '/1/x'] as Pointer[]) expect(findInJson(text, at)).toEqual(findPlace(root, at))
  })
})

function pointersIn(value: unknown): readonly Pointer[] {
  if (typeof value !== 'object' || value === null) return ['']
  return ['', ...Object.entries(value).flatMap(([key, member]) => pointersIn(member).map((inner) => `${pointer(key)}${inner}` as Pointer))]
}
