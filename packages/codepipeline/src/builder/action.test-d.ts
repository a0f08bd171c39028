import type { Artifact } from './artifact.js'
import type { ActionSpec } from './action-spec.js'
import { expectTypeOf } from 'vitest'
import { action } from './action.js'

action('Approval/Manual', { settings: { CustomData: 'Ship it?' } })
action('Deploy/S3', { settings: { BucketName: 'site', Extract: 'true' } })
// @ts-expect-error a required setting is missing
action('Deploy/S3', { settings: { BucketName: 'site' } })
// @ts-expect-error a flag is "true" or "false"
action('Deploy/S3', { settings: { BucketName: 'site', Extract: 'yes' } })
// @ts-expect-error a setting is misspelt
action('Deploy/ECS', { settings: { ClusterName: 'c', ServiceName: 's', FileNam: 'f' } })
// @ts-expect-error no provider is called so
action('Deploy/S4', { settings: {} })
// @ts-expect-error what a stack leaves is not known unless it is said
action('Invoke/Lambda', { settings: { FunctionName: 'f' } })['~handle']?.variables.Url
action('Invoke/Lambda', { settings: { FunctionName: 'f' }, exports: ['Url'] })['~handle']?.variables.Url

// an artifact is there only when one was asked for
const checked = action('Approval/Manual', { settings: {} })
expectTypeOf(checked).not.toExtend<ActionSpec<'step', Artifact>>()
expectTypeOf(action('Invoke/Lambda', { settings: { FunctionName: 'f' }, output: 'Report' })).toExtend<ActionSpec<'step', Artifact>>()
expectTypeOf(action('Source/S3', { settings: { S3Bucket: 'b', S3ObjectKey: 'k' } })).toExtend<ActionSpec<'source', Artifact>>()
