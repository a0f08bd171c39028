import { expectTypeOf } from 'vitest'
import type { Owner } from '../fields/field.js'
import type { FieldNameOf, MemberNameOf } from '../fields/fields.js'
import type { NodeOf } from './state-machine.js'

/** The members of a node that fields stand for; `kind`, `name`, `pointer` and `unknown` are ours, `comparison` is spread over the operators. */
type MemberOf<K extends Owner & NodeOwner> = Exclude<KeyOfEach<NodeOf<K>>, 'kind' | 'name' | 'pointer' | 'unknown' | 'comparison'>
type KeyOfEach<T> = T extends unknown ? keyof T : never
type NodeOwner = Exclude<Owner, 'Comparison'>
type InTable<K extends NodeOwner> = Exclude<MemberNameOf<FieldNameOf<K>>, 'type'>

// A field without a member, or a member without a field, does not compile.
expectTypeOf<InTable<'StateMachine'>>().toEqualTypeOf<MemberOf<'StateMachine'>>()
expectTypeOf<InTable<'Task'>>().toEqualTypeOf<MemberOf<'Task'>>()
expectTypeOf<InTable<'Pass'>>().toEqualTypeOf<MemberOf<'Pass'>>()
expectTypeOf<InTable<'Wait'>>().toEqualTypeOf<MemberOf<'Wait'>>()
expectTypeOf<InTable<'Choice'>>().toEqualTypeOf<MemberOf<'Choice'>>()
expectTypeOf<InTable<'Parallel'>>().toEqualTypeOf<MemberOf<'Parallel'>>()
expectTypeOf<InTable<'Map'>>().toEqualTypeOf<MemberOf<'Map'>>()
expectTypeOf<InTable<'Succeed'>>().toEqualTypeOf<MemberOf<'Succeed'>>()
expectTypeOf<InTable<'Fail'>>().toEqualTypeOf<MemberOf<'Fail'>>()
expectTypeOf<InTable<'ChoiceRule'>>().toEqualTypeOf<MemberOf<'ChoiceRule'>>()
expectTypeOf<InTable<'Retrier'>>().toEqualTypeOf<MemberOf<'Retrier'>>()
expectTypeOf<InTable<'Catcher'>>().toEqualTypeOf<MemberOf<'Catcher'>>()
expectTypeOf<InTable<'Branch'>>().toEqualTypeOf<MemberOf<'Branch'>>()
expectTypeOf<InTable<'ItemProcessor'>>().toEqualTypeOf<MemberOf<'ItemProcessor'>>()
expectTypeOf<InTable<'ProcessorConfig'>>().toEqualTypeOf<MemberOf<'ProcessorConfig'>>()
expectTypeOf<InTable<'ItemReader'>>().toEqualTypeOf<MemberOf<'ItemReader'>>()
expectTypeOf<InTable<'ReaderConfig'>>().toEqualTypeOf<MemberOf<'ReaderConfig'>>()
expectTypeOf<InTable<'ItemBatcher'>>().toEqualTypeOf<MemberOf<'ItemBatcher'>>()
expectTypeOf<InTable<'ResultWriter'>>().toEqualTypeOf<MemberOf<'ResultWriter'>>()
expectTypeOf<InTable<'WriterConfig'>>().toEqualTypeOf<MemberOf<'WriterConfig'>>()
