import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { lintWith } from '../rule/lint-with.js'
import { rules } from './rules.js'
const active = rules.map((rule) => ({ rule, severity: rule.severity }))
const dir = '/work/shared/conformance/cases'
it('cases', async () => {
  const out: string[] = []
  for (const f of readdirSync(dir)) {
    const c = JSON.parse(readFileSync(`${dir}/${f}`, 'utf8'))
    if (c.kind !== 'execution' && c.kind !== 'variableReferences' && c.kind !== 'validate') continue
    const text = c.definitionText ?? JSON.stringify(c.definition)
    const { diagnostics } = await lintWith(active, text, { file: 'x.asl.json', ...(c.type === 'EXPRESS' ? { type: 'EXPRESS' as const } : {}) })
    for (const d of diagnostics) if (d.severity !== 'info') out.push(`${c.kind} ${c.expected.status ?? c.expected.result ?? ''} ${d.severity} ${d.code} [${d.aws}] ${d.location.pointer} | ${d.message} | ${c.kind === 'validate' ? JSON.stringify(c.expected) : (c.expected.error ?? '') + ' ' + String(c.expected.cause ?? '').slice(0, 120)} | ${f}`)
    if (c.kind === 'validate' && diagnostics.length === 0) out.push(`validate SILENT ${JSON.stringify(c.expected)} ${f}`)
  }
  writeFileSync('/tmp/an/cases.txt', out.join('\n'))
}, 60000)
