import type { Explanation } from './explanation.js'

const machine = (resource: string, members: string): string => `{
  "StartAt": "Call",
  "States": {
    "Call": { "Type": "Task", "Resource": "arn:aws:states:::${resource}", ${members}, "End": true }
  }
}`
const send = machine('sqs:sendMessage', '"Parameters": { "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/orders", "MessageBody": "x" }')

/** Codes about the roles of machines. */
export const iam: readonly Explanation[] = [
  {
    code: 'iam/avoidable-wildcard', severity: 'warning', language: 'json',
    summary: 'A role by hand allows by a wildcard what could be allowed by name (`stepwright iam --compare`).',
    why: 'Whoever can start the machine can do what its role may do. The message names what would be enough.',
  },
  {
    code: 'iam/computed-arguments', severity: 'warning', language: 'json',
    summary: 'All arguments of a task come out of one expression, so a role among them would go unseen.',
    why: 'Nothing is granted for it, and the task may fail when it passes one. Write the arguments as an object with an expression in each member.',
    wrong: `{
  "QueryLanguage": "JSONata",
  "StartAt": "Call",
  "States": {
    "Call": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:lambda:createFunction", "Arguments": "{% $states.input %}", "End": true }
  }
}`,
    right: send,
  },
  {
    code: 'iam/lacking-permission', severity: 'error', language: 'json',
    summary: 'A role by hand does not allow what the machine calls (`stepwright iam --compare`).',
    why: 'The state fails when it runs, or the machine cannot be made. The help says on what to allow it.',
  },
  {
    code: 'iam/limited-role', severity: 'warning', language: 'json',
    summary: 'The definition computes what it calls, and the role by hand allows some of that (`stepwright iam --compare`).',
    why: 'It works as long as the input names no other. `--declared` tells which names there are.',
  },
  {
    code: 'iam/no-arn', severity: 'warning', language: 'json',
    summary: 'A name stands where AWS takes nothing but an ARN.',
    why: 'The call fails when the state runs, whatever its role allows. Write the whole ARN, or a parameter, which then stands for the whole ARN.',
    wrong: machine('sns:publish', '"Parameters": { "TopicArn": "alarms", "Message": "x" }'),
    right: machine('sns:publish', '"Parameters": { "TopicArn": "arn:aws:sns:us-east-1:123456789012:alarms", "Message": "x" }'),
  },
  {
    code: 'iam/malformed-declaration', severity: 'error', language: 'json',
    summary: 'The file of `--declared` cannot be read as names by state.',
    why: 'It is an object: the pointer of a state, and for each argument the values that it may have, as in `{ "/States/Call": { "FunctionName": ["a", "b"] } }`.',
  },
  {
    code: 'iam/missing-argument', severity: 'error', language: 'json',
    summary: 'A task does not have the argument that names what it calls.',
    why: 'The call would fail, and there is nothing to allow.',
    wrong: machine('lambda:invoke', '"Parameters": { "Payload": {} }'),
    right: machine('lambda:invoke', '"Parameters": { "FunctionName": "look", "Payload": {} }'),
  },
  {
    code: 'iam/needless-permission', severity: 'warning', language: 'json',
    summary: 'A role by hand allows what no state calls (`stepwright iam --compare`).',
    why: 'Take it away, unless something else uses the role as well.',
  },
  {
    code: 'iam/no-policy', severity: 'warning', language: 'json',
    summary: 'No policy document is in a file that was given to `stepwright iam --check`.',
    why: 'Name a policy, a role as the AWS CLI prints it, or a template with policies in it.',
  },
  {
    code: 'iam/open-name', severity: 'info', language: 'json',
    summary: 'A part of a name is computed, so the role allows all names that fit.',
    why: 'It is as narrow as the definition tells.',
    wrong: machine('lambda:invoke', '"Parameters": { "FunctionName.$": "States.Format(\'look-{}\', $.kind)" }'),
    right: machine('lambda:invoke', '"Parameters": { "FunctionName": "look" }'),
  },
  {
    code: 'iam/unbounded-resource', severity: 'warning', language: 'json',
    summary: 'A name is computed, or is none that a policy knows, such as the alias of a key, so the role allows everything of its type. An error with `--strict`.',
    why: 'A role that allows more than it needs hands that on to whoever can start the machine. Write a constant or a parameter, or declare what it may be.',
    wrong: machine('lambda:invoke', '"Parameters": { "FunctionName.$": "$.function" }'),
    right: machine('lambda:invoke', '"Parameters": { "FunctionName": "look" }'),
  },
  {
    code: 'iam/uncertain-call', severity: 'info', language: 'json',
    summary: 'A permission rests on what no page of AWS is clear about.',
    why: 'It is granted all the same. The note has the page that comes nearest, and `stepwright iam --explain` says what is in doubt.',
    wrong: machine('sagemaker:createTransformJob.sync', '"Parameters": { "TransformJobName": "a", "ModelName": "m" }'),
    right: send,
  },
  {
    code: 'iam/undeclared-resource', severity: 'warning', language: 'json',
    summary: 'A task needs something that the definition does not name, such as the roles of an ECS task definition.',
    why: 'Nothing is granted for it. Declare it in code, or with `--declared`.',
    wrong: machine('ecs:runTask.sync', '"Parameters": { "Cluster": "blue", "TaskDefinition": "report" }'),
    right: send,
  },
  {
    code: 'iam/unknown-action', severity: 'warning', language: 'json',
    summary: 'An action of an SDK that our data does not have: AWS adds some every week.',
    why: 'The role allows the permission of the same name on everything. Check both.',
    wrong: machine('aws-sdk:sqs:sendMessagesLater', '"Parameters": {}'),
    right: send,
  },
  {
    code: 'iam/unknown-integration', severity: 'error', language: 'json',
    summary: 'A task calls an integration that does not exist, so what it may do is not known.',
    why: 'Most often it is misspelt; the help names the nearest.',
    wrong: machine('sqs:sendMesage', '"Parameters": { "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/orders", "MessageBody": "x" }'),
    right: send,
  },
  {
    code: 'iam/unknown-role', severity: 'error', language: 'json',
    summary: 'A role that a task passes or takes on is computed.',
    why: 'Whoever may pass any role may do what any role may do, so no wildcard stands in for it. Write its ARN, a parameter, or declare what it may be.',
    wrong: machine('lambda:invoke', '"Parameters": { "FunctionName": "look" }, "Credentials": { "RoleArn.$": "$.role" }'),
    right: machine('lambda:invoke', '"Parameters": { "FunctionName": "look" }, "Credentials": { "RoleArn": "arn:aws:iam::210987654321:role/look" }'),
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  },
]
