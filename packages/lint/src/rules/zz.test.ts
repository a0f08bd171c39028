import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { lintWith } from '../rule/lint-with.js'
import { rules } from './rules.js'

const active = rules.map((rule) => ({ rule, severity: rule.severity }))
const root = '/work/shared/corpus'
it('corpus', async () => {
  const out: string[] = []
  const counts: Record<string, number> = {}
  const manifest = JSON.parse(readFileSync(`${root}/valid/manifest.json`, 'utf8'))
  for (const f of readdirSync(`${root}/valid`, { recursive: true }).map(String).filter((f) => f.endsWith('.json') && f !== 'manifest.json')) {
    const { diagnostics } = await lintWith(active, readFileSync(`${root}/valid/${f}`, 'utf8'), { file: f })
    for (const d of diagnostics) {
      counts[`${d.severity} ${d.code}`] = (counts[`${d.severity} ${d.code}`] ?? 0) + 1
      if (d.severity !== 'info') out.push(`VALID ${d.severity} ${d.code} ${f} ${d.location.pointer} | ${d.message}`)
    }
  }
  out.push(JSON.stringify(counts, null, 1))
  for (const { file } of JSON.parse(readFileSync(`${root}/valid-edge/index.json`, 'utf8'))) {
    const { diagnostics } = await lintWith(active, readFileSync(`${root}/valid-edge/${file}`, 'utf8'), { file })
    for (const d of diagnostics) out.push(`EDGE ${d.severity} ${d.code} ${file} | ${d.message}`)
  }
  for (const { file, reason, note } of JSON.parse(readFileSync(`${root}/invalid/index.json`, 'utf8'))) {
    const { diagnostics } = await lintWith(active, readFileSync(`${root}/invalid/${file}`, 'utf8'), { file, ...(/express/.test(file) ? { type: 'EXPRESS' as const } : {}) })
    const errors = diagnostics.filter((d) => d.severity === 'error')
    out.push(`INVALID ${errors.length ? 'hit ' : 'MISS'} ${file} | ${reason.slice(0, 110)} ${note ?? ''} => ${diagnostics.map((d) => `${d.severity[0]} ${d.code}@${d.location.pointer} [${d.aws ?? ''}]`).join(' ; ')}`)
  }
  out.push(String(Object.keys(manifest).length))
  writeFileSync('/tmp/an/corpus.txt', out.join('\n'))
}, 60000)
