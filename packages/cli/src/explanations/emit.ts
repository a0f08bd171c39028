import type { Explanation } from './explanation.js'

const two = (first: string, second: string): string =>
  `import { workflow } from 'stepwright'\n\nexport const one = workflow('${first}', (flow) => flow.wait('Wait', 5))\nexport const two = workflow('${second}', (flow) => flow.wait('Wait', 5))`

/** Codes about what is written for a target. */
export const emit: readonly Explanation[] = [
  {
    code: 'emit/colliding-names', severity: 'error',
    summary: 'Two names are written to the same place: as files that differ in capital letters only, or as ids of a template, which have no "-".',
    why: 'One would overwrite the other.',
    wrong: two('nightly-run', 'Nightly-run'),
    right: two('nightly-run', 'weekly-run'),
  },
  {
    code: 'emit/duplicate-name', severity: 'error',
    summary: 'Two workflows, or two pipelines, have the same name.',
    why: 'Names are unique in an account and a Region.',
    wrong: two('nightly', 'nightly'),
    right: two('nightly', 'weekly'),
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html',
  },
  {
    code: 'emit/large-definition', severity: 'error',
    summary: 'A definition has more bytes than Step Functions takes.',
    why: 'A definition may have 1 MB. Put a part of it into a workflow of its own, and start that.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  },
  {
    code: 'emit/large-function', severity: 'error',
    summary: 'The code of a function does not fit into a CloudFormation template.',
    why: 'Code that stands in a template has up to 4 MB, and a template 1 MB in all. Target `sam` uploads the code, and so does `terraform`.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html',
  },
  {
    code: 'emit/large-policy', severity: 'error',
    summary: 'The policies of a role do not fit into what IAM takes.',
    why: 'A role takes ten managed policies of 6,144 characters. Put a part of the workflow into one of its own.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  },
  {
    code: 'emit/large-template', severity: 'error',
    summary: 'A template has more bytes, resources or parameters than CloudFormation takes.',
    why: 'Build fewer workflows into one template; `--definitions files` takes the definitions out of it.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
  },
  {
    code: 'emit/long-name', severity: 'error',
    summary: 'With its prefix, the name of a state machine is longer than 80 characters.',
    why: 'Step Functions refuses it. Give a shorter `--prefix`, or the workflow a shorter name.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html',
  },
  {
    code: 'emit/missing-buildspec', severity: 'error',
    summary: 'A project that no pipeline feeds names a file to build by, and has no source to find it in.',
    why: 'Templates only. Write the buildspec itself, as an object.',
    wrong: `import { project } from 'stepwright'\n\nexport const app = project('app', { buildspec: 'buildspec.yml' })`,
    right: `import { project } from 'stepwright'\n\nexport const app = project('app', { buildspec: { version: 0.2, phases: { build: { commands: ['npm test'] } } } })`,
    source: 'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html',
  },
  {
    code: 'emit/missing-bundle', severity: 'error',
    summary: 'A target was given a function without its code.',
    why: '`stepwright build` bundles the functions of a system before a target writes them. Whoever calls the library has to do so first.',
  },
  {
    code: 'emit/renamed-function', severity: 'warning',
    summary: 'A machine calls a function by a name that the deployment changes.',
    why: 'With a prefix or generated names, a function of the build has another name than the one in its declaration. Pass the declared function instead of its name: it becomes a parameter that the target fills in.',
  },
  {
    code: 'emit/template-needs-bucket', severity: 'warning',
    summary: 'A template is too large to be sent as it is.',
    why: 'Above 51,200 bytes, CloudFormation reads it from S3: `aws cloudformation deploy --s3-bucket BUCKET`.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
  },
  {
    code: 'emit/unsafe-name', severity: 'error',
    summary: 'A name does not make the name of a file on every system.',
    why: 'Windows reserves some, such as "con" and "nul".',
    wrong: two('con', 'weekly'),
    right: two('nightly', 'weekly'),
  },
]
