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
