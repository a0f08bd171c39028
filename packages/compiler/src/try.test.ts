import { test } from 'vitest'
import { openPrograms } from './program/open-program.js'
import { rewriteProgram } from './transform/rewrite-program.js'
test('x', () => {
  const t0 = performance.now()
  const [open] = openPrograms([process.env['F'] ?? '/work/main/packages/compiler/fixtures/builds.workflow.ts'])
  const t1 = performance.now()
  const r = rewriteProgram(open!)
  console.log(t1 - t0, performance.now() - t1)
  console.log(JSON.stringify(r.diagnostics.map((d) => [d.code, d.message, d.help, d.location.callSite, d.note]), null, 1))
  for (const f of r.files.values()) console.log(f.code)
})
