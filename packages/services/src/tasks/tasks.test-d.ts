import { expectTypeOf } from 'vitest'
import type { Task } from '../integration/task.js'
import { apigateway, athena, batch, dynamodb, ecs, emr, events, glue, sagemaker, sns, sqs, states } from '../tasks.js'

/** As `flow.task` takes them. */
declare function task<Args, Result>(name: string, task: Task<Args, Result>, args: NoInfer<Args>): Result

// members in PascalCase, keys of maps as they are
task('put', dynamodb.putItem, { TableName: 't', Item: { id: { S: 'a' }, tags: { L: [{ N: '1' }] }, 'any-key': { M: { x: { BOOL: true } } } } })
expectTypeOf(task('get', dynamodb.getItem, { TableName: 't', Key: { id: { S: 'a' } } }).Item).toHaveProperty('id')
task('run', ecs.runTask.sync, { TaskDefinition: 't', LaunchType: 'FARGATE', Overrides: { ContainerOverrides: [{ Name: 'c', Environment: [{ Name: 'a', Value: 'b' }] }] }, NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['s'] } } })
task('submit', batch.submitJob.sync, { JobName: 'j', JobQueue: 'q', JobDefinition: 'd', Parameters: { inputFile: 'x' } })

// any JSON where the service takes text
task('send', sqs.sendMessage, { QueueUrl: 'q', MessageBody: { a: 1 } })
task('publish', sns.publish, { TopicArn: 't', Message: { a: 1 } })
task('put', events.putEvents, { Entries: [{ Source: 's', DetailType: 'd', Detail: { a: 1 } }] })
task('start', states.startExecution.waitForTaskToken, { StateMachineArn: 'm', Input: { token: 't' } })

// what a job yields once it has ended
expectTypeOf(task('run', ecs.runTask.sync, { TaskDefinition: 't' }).StopCode).toExtend<string>()
expectTypeOf(task('run', glue.startJobRun.sync, { JobName: 'j' }).JobRunState).toExtend<string>()
expectTypeOf(task('query', athena.startQueryExecution.sync, { QueryString: 'SELECT 1' }).QueryExecution.Status.State).toExtend<string>()
expectTypeOf(task('step', emr.addStep.sync, { ClusterId: 'c', Step: { Name: 's', HadoopJarStep: { Jar: 'j' } } }).Step.Id).toEqualTypeOf<string>()
expectTypeOf(task('call', apigateway.invoke, { ApiEndpoint: 'a', Method: 'GET' }).StatusCode).toEqualTypeOf<number>()

// @ts-expect-error the wire has PascalCase
task('run', ecs.runTask, { taskDefinition: 't' })
// @ts-expect-error a number where DynamoDB wants its text
task('put', dynamodb.putItem, { TableName: 't', Item: { n: { N: 1 } } })
// @ts-expect-error a queue is needed
task('send', sqs.sendMessage, { MessageBody: 'x' })
// @ts-expect-error no such launch type
task('run', ecs.runTask, { TaskDefinition: 't', LaunchType: 'LAMBDA' })
// @ts-expect-error an endpoint is not waited for
sagemaker.createEndpoint.sync
// @ts-expect-error a table hands out no token
dynamodb.putItem.waitForTaskToken
