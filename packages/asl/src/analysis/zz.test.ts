import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { analyse, readMachine, variableReferences } from '../index.js'
import { jsonataFacts } from '../jsonata.js'

const dir = '/work/shared/conformance/cases'
const cases = readdirSync(dir).map((f) => JSON.parse(readFileSync(`${dir}/${f}`, 'utf8'))).filter((c) => c.kind === 'variableReferences')
it.each(cases)('$id', (c) => {
  const machine = readMachine(c.definition, { source: 'x' }).value!
  expect(variableReferences(analyse(machine, { readJsonata: (b) => jsonataFacts(b) }).variables().reads)).toEqual(c.expected.variableReferences)
})
const time = (name: string, document: unknown) => it(name, () => {
  const t0 = performance.now()
  const machine = readMachine(document, { source: 'x' }).value!
  const t1 = performance.now()
  const a = analyse(machine, { readJsonata: (b) => jsonataFacts(b) })
  a.scopes(); a.graphs(); const t2 = performance.now(); a.sites(); const t3 = performance.now(); a.variables(); const t4 = performance.now()
  console.log(name, 'read', t1 - t0, 'graphs', t2 - t1, 'sites', t3 - t2, 'variables', t4 - t3, a.scopes().length)
})
let nested: any = { StartAt: 'X', States: { X: { Type: 'Pass', Assign: { 'a.$': '$.x' }, End: true } } }
for (let i = 0; i < 200; i++) nested = { StartAt: `P${i}`, States: { [`P${i}`]: { Type: 'Parallel', Branches: [nested], End: true } } }
time('200 nested', nested)
const many: any = { StartAt: 'S0', States: {} }
for (let i = 0; i < 5000; i++) many.States[`S${i}`] = { Type: 'Pass', Assign: { [`v${i}`]: 1, 'w.$': `$v${Math.max(0, i - 7)}` }, ...(i < 4999 ? { Next: `S${i + 1}` } : { End: true }) }
time('5000 states', many)
const loops: any = { StartAt: 'S0', States: {} }
for (let i = 0; i < 5000; i++) loops.States[`S${i}`] = { Type: 'Choice', Choices: [{ Variable: `$v${i}`, IsPresent: true, Assign: { [`v${i}`]: 1 }, Next: `S${(i * 7919) % 5000}` }], Default: `S${(i + 1) % 5000}` }
time('5000 choices, tangled', loops)
const corpus = readdirSync('/work/shared/corpus/valid', { recursive: true }).map(String).filter((f) => f.endsWith('.asl.json')).map((f) => readFileSync(`/work/shared/corpus/valid/${f}`, 'utf8'))
it('corpus', () => {
  let n = 0, un = 0, loopsN = 0, sites = 0
  const count: any = {}
  const t = performance.now()
  for (const text of corpus) {
    let doc; try { doc = JSON.parse(text) } catch { continue }
    const machine = readMachine(doc, { source: 'x' }).value!
    const a = analyse(machine, { readJsonata: (b) => jsonataFacts(b) })
    n++
    for (const g of a.graphs().values()) { un += g.unreachable.length + g.astray.length; loopsN += g.loops.length }
    for (const s of a.sites()) { sites++; count[s.parsed.kind] = (count[s.parsed.kind] ?? 0) + 1; if (s.parsed.kind === 'unreadable') console.log(s.pointer, s.text, s.parsed.problem.message); if (s.parsed.kind === 'jsonata' && s.parsed.facts.problem) console.log('JSONATA', s.text, s.parsed.facts.problem) }
    for (const r of a.variables().reads) { count[r.certainty] = (count[r.certainty] ?? 0) + 1; if (r.certainty === 'never') console.log('never', r.name, r.site.pointer, machine.comment) }
  }
  console.log(n, 'astray/unreachable', un, 'loops', loopsN, 'sites', sites, count, performance.now() - t)
})
