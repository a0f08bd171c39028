import { expectTypeOf } from 'vitest'
import type { WireName } from './wire-name.js'

// as lint knows them: packages/lint/src/rule/member-spellings.test.ts
expectTypeOf<WireName<'DBInstances'>>().toEqualTypeOf<'DbInstances'>()
expectTypeOf<WireName<'DBClusterIdentifier'>>().toEqualTypeOf<'DbClusterIdentifier'>()
expectTypeOf<WireName<'SSEKMSKeyId'>>().toEqualTypeOf<'SsekmsKeyId'>()
expectTypeOf<WireName<'BOOL'>>().toEqualTypeOf<'Bool'>()
expectTypeOf<WireName<'NULL'>>().toEqualTypeOf<'Nul'>()
expectTypeOf<WireName<'ETag'>>().toEqualTypeOf<'ETag'>()
expectTypeOf<WireName<'S3Key'>>().toEqualTypeOf<'S3Key'>()
expectTypeOf<WireName<'EC2InstanceId'>>().toEqualTypeOf<'Ec2InstanceId'>()
expectTypeOf<WireName<'MultiAZ'>>().toEqualTypeOf<'MultiAZ'>()
expectTypeOf<WireName<'SSECustomerKeyMD5'>>().toEqualTypeOf<'SseCustomerKeyMD5'>()
expectTypeOf<WireName<'EndTimecodeSMPTE'>>().toEqualTypeOf<'EndTimecodeSMPTE'>()
expectTypeOf<WireName<'SS'>>().toEqualTypeOf<'Ss'>()
expectTypeOf<WireName<'jobName'>>().toEqualTypeOf<'JobName'>()
expectTypeOf<WireName<'S'>>().toEqualTypeOf<'S'>()
