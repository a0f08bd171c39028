import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { it } from 'vitest'
import { readDefinition } from './model/read-definition.js'
import { writeMachine } from './model/write.js'
const root='/work/shared/corpus/'
it('corpus', () => {
  const manifest=JSON.parse(readFileSync(root+'valid/manifest.json','utf8')) as any[]
  let n=0
  for (const m of manifest){ const r=readDefinition(readFileSync(root+'valid/'+m.file,'utf8'),{file:m.file}); n++
    const errs=r.diagnostics.filter(d=>d.severity==='error')
    if(errs.length||m.expected==='invalid') console.log(m.expected??'VALID', m.testPlaceholders?'PH':'', m.file, errs.slice(0,4).map(d=>`\n    ${d.code} ${d.location.pointer} ${d.message} | ${d.help}`).join(''))
  }
  console.log('valid read',n)
  for (const f of readdirSync(root+'valid-edge')) if(f!=='index.json'){ const r=readDefinition(readFileSync(root+'valid-edge/'+f,'utf8'),{file:f}); if(r.diagnostics.length) console.log('EDGE',f,r.diagnostics.map(d=>d.code+d.message)) }
  const index=JSON.parse(readFileSync(root+'invalid/index.json','utf8')) as any[]
  const miss:string[]=[]; let hit=0
  for(const e of index){ const r=readDefinition(readFileSync(root+'invalid/'+e.file,'utf8'),{file:e.file}); const errs=r.diagnostics
    if(errs.length){hit++; console.log('HIT',e.file,'|',e.reason.slice(0,90),errs.slice(0,3).map(d=>`\n      ${d.code} ${d.location.pointer}: ${d.message} | ${d.help}`).join(''))} else miss.push(e.file+' | '+e.reason.slice(0,100)+(e.note?' NOTE '+e.note:'')) }
  console.log('invalid hit',hit,'of',index.length,'\nMISS\n'+miss.join('\n'))
})
