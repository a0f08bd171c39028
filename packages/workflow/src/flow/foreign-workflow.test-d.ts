import { expectTypeOf } from 'vitest'
import type { Flow } from './flow.js'
import { foreignWorkflow } from './foreign-workflow.js'

declare const flow: Flow
const order = foreignWorkflow<{ id: string }, { shipped: boolean }>('order', {})

expectTypeOf(flow.startExecutionSync('Order', order, { id: 'a' })).toEqualTypeOf<{ shipped: boolean }>()
// @ts-expect-error the input is typed
flow.startExecutionSync('Order', order, { no: 'a' })
// @ts-expect-error a definition is an object
foreignWorkflow('order', '{}')

// what nobody has typed is any data, which blocks may yield
flow.map('Each', [1, 2], (delay) => flow.startExecutionSync('Wait', foreignWorkflow('wait', {}), { delay }))
