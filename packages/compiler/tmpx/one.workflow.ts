import { workflow, lambda as x } from './re.js'
import { workflow as wf, type Flow } from '@stepwright/workflow'
interface In { accuracy: number; latency: number; kind?: string; names: string[]; o: { p: number } }
export const a = wf('release', { timeout: '5 days', checkInput: true }, (flow, input: In) => {
  flow.choice('Which?')
    .when(() => input.accuracy < 96, () => ask(flow, 'Research', { accuracy: input.accuracy }))
    .when(() => input.kind !== 'x' && input.names.length > 0, () => ask(flow, 'Engineering', { latency: input.latency }))
    .otherwise(() => flow.succeed('No approval needed'))
  return { kind: input.kind, t: () => `${input.kind ?? 'none'} is ${input.o.p + 1}` }
})
function ask(flow: Flow, team: string, facts: Record<string, number>) {
  return flow.lambda<{ ok: boolean }>(`${team} approval`, { FunctionName: 'f', Payload: { ...facts, team: `${team.toLowerCase()}@x`, big: () => facts['accuracy']! > 1 } })
}
