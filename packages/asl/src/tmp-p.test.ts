import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { readDefinition } from './model/read-definition.js'
import { readMachine } from './model/read-machine.js'
const root='/work/shared/corpus/'
const ms=(f:()=>unknown)=>{const t=performance.now();const r=f();return [(performance.now()-t).toFixed(2),r] as const}
const nest=(n:number):any=>n===0?{StartAt:'P0',States:{P0:{Type:'Pass',End:true}}}:{StartAt:'P'+n,States:{['P'+n]:{Type:'Parallel',Branches:[nest(n-1)],End:true}}}
it('perf', () => {
  for(const n of [200,200,400,498,510]){ const t=JSON.stringify(nest(n)); console.log('nested',n,ms(()=>{const r=readDefinition(t,{file:'f'});return [r.value!==undefined,r.diagnostics.map(d=>d.code)]})) }
  const states=(n:number)=>JSON.stringify({StartAt:'S0',States:Object.fromEntries(Array.from({length:n},(_,i)=>['S'+i,{Type:'Task',Resource:'arn:aws:states:::lambda:invoke',Parameters:{FunctionName:'f','Payload.$':'$.a',More:{a:[1,2,3,{b:'x'.repeat(60)}]}},Retry:[{ErrorEquals:['States.ALL'],MaxAttempts:2}],Next:'S'+(i+1)}]))},null,2)
  for(const n of [475,950,1900,3800]) {const t=states(n); console.log(t.length,[1,2,3].map(()=>ms(()=>readDefinition(t,{file:'f'}))[0]))}
  const bad=states(1900).replaceAll('"Next"','"Nxt"'); console.log('bad',bad.length,[1,2].map(()=>ms(()=>readDefinition(bad,{file:'f'}).diagnostics.length)))
  const manifest=JSON.parse(readFileSync(root+'valid/manifest.json','utf8')) as any[]
  const texts=manifest.map(m=>readFileSync(root+'valid/'+m.file,'utf8')); const chars=texts.reduce((a,t)=>a+t.length,0)
  for(let i=0;i<4;i++) console.log('corpus',texts.length,chars,ms(()=>{for(const t of texts)readDefinition(t,{file:'f'})})[0])
})
