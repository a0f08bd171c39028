import { expectTypeOf } from 'vitest'
import type { Task } from '../integration/task.js'
import { codebuild } from './codebuild.js'
import { lambda } from './lambda.js'

/** As `flow.task` takes them. */
declare function task<Args, Result>(name: string, task: Task<Args, Result>, args: NoInfer<Args>): Result

expectTypeOf(task('build', codebuild.startBuild.sync, { ProjectName: 'A' }).Build.Id).toEqualTypeOf<string>()
expectTypeOf(task('build', codebuild.startBuild.sync, { ProjectName: 'A' }).Build.BuildStatus).toEqualTypeOf<'SUCCEEDED'>()
expectTypeOf(task('build', codebuild.startBuild, { ProjectName: 'A' }).Build.BuildStatus).toEqualTypeOf<
  'SUCCEEDED' | 'FAILED' | 'FAULT' | 'TIMED_OUT' | 'IN_PROGRESS' | 'STOPPED'
>()
expectTypeOf(task('call', lambda.invoke, { FunctionName: 'f', Payload: { a: 1 } }).Payload).toEqualTypeOf<unknown>()
expectTypeOf(task('call', lambda.invoke, { FunctionName: 'f' }).StatusCode).toEqualTypeOf<number>()
expectTypeOf(task('ask', lambda.invoke.waitForTaskToken, { FunctionName: 'f' })).toEqualTypeOf<unknown>()

// @ts-expect-error a project is needed
task('build', codebuild.startBuild.sync, {})
// @ts-expect-error misspelt argument
task('build', codebuild.startBuild.sync, { ProjectNam: 'A' })
// @ts-expect-error no such kind of variable
task('build', codebuild.startBuild, { ProjectName: 'A', EnvironmentVariablesOverride: [{ Name: 'a', Value: 'b', Type: 'SECRET' }] })
// @ts-expect-error a build that failed fails the task
task('build', codebuild.startBuild.sync, { ProjectName: 'A' }).Build.BuildStatus === 'FAILED'
// @ts-expect-error Lambda has no job to wait for
lambda.invoke.sync
// @ts-expect-error CodeBuild hands out no token
codebuild.startBuild.waitForTaskToken
