import { existsSync, readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Syntax } from '../source/syntax.js'
import { loadYaml } from '../source/yaml.js'
import { readDefinition } from './read-definition.js'
import { readMachine } from './read-machine.js'

let yaml: Syntax
beforeAll(async () => {
  yaml = await loadYaml()
})

describe('whatever the text', () => {
  const readBoth = (text: string): void => {
    for (const syntax of [undefined, yaml]) {
      const { value, diagnostics } = readDefinition(text, { file: 'f', ...(syntax && { syntax }) })
      expect(value !== undefined || diagnostics.length > 0).toBe(true)
    }
  }

  it('reading ends, with a machine or with what is wrong', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), readBoth), { numRuns: 300 })
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\'\\/*#-&|>!%@`~<?= \n\t\ra1$'), maxLength: 60 }), readBoth), { numRuns: 500 })
    fc.assert(fc.property(fc.json(), readBoth), { numRuns: 200 })
  })

  it('reading ends for anything in the place of a machine', () => {
    const names = ['States', 'StartAt', 'A', 'Type', 'Choices', 'And', 'Not', 'Variable', 'Retry', 'Branches', 'ItemProcessor', 'Iterator', 'Next', 'QueryLanguage', 'ItemReader', '__proto__', 'constructor']
    const words = ['Task', 'Choice', 'Parallel', 'Map', 'Pass', 'JSONata', 'JSONPath', '$.a', '${P}', '']
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom<unknown>(...words, 1, null, true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(fc.property(tree, (document) => void readMachine(document, { source: 'm' })), { numRuns: 1000 })
  })

  const corpus = new URL('../../../../../shared/corpus/valid/', import.meta.url)
  const skipped = existsSync(corpus) ? '' : ' (skipped: ../shared is not here)'

  it.skipIf(skipped !== '')(`reading ends for damaged machines of others${skipped}`, () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.asl.json')).sort()
    const texts = files.map((name) => readFileSync(new URL(encodeURI(name), corpus), 'utf8')).filter(({ length }) => length < 4000)
    const damage = fc.record({ text: fc.constantFrom(...texts), at: fc.nat(4000), cut: fc.nat(30), put: fc.oneof(fc.constantFrom('', '"', '}', '{', '[', ',', ':', '\\', '//', '\n', '&a', '*a'), fc.string()) })
    fc.assert(fc.property(damage, ({ text, at, cut, put }) => readBoth(text.slice(0, at) + put + text.slice(at + cut))), { numRuns: 300 })
  })
})
