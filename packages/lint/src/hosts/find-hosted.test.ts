import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lineColumnAt } from '@stepwright/asl'
import { afterAll, describe, expect, it } from 'vitest'
import { findDefinitions } from '../config/find-definitions.js'
import { lintFiles } from '../config/lint-files.js'
import { defaultSettings } from '../runner/settings.js'

const folder = mkdtempSync(join(tmpdir(), 'stepwright-hosts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes files, lints the first, and yields `code line:column pointer` for what was found, and the text at that place. */
async function found(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const [first = ''] = Object.keys(files)
  const { diagnostics, failures, texts } = await lintFiles({ files: [join(folder, first)], settings: defaultSettings })
  // the machines here have one mistake, of which more follow
  const followed = new Set(['flow/missing-end', 'flow/unreachable-state'])
  return [...failures, ...diagnostics.filter(({ code }) => !followed.has(code))].map(({ code, location: { source, pointer, span } }) => {
    const text = texts.get(source) ?? ''
    const { line, column } = lineColumnAt({ file: source, text, syntax: 'json', find: () => ({ value: { start: 0, end: 0 } }) }, span?.start ?? 0)
    return `${code} ${line}:${column} ${pointer} ${text.slice(span?.start, Math.min(span?.end ?? 0, (span?.start ?? 0) + 20)).split('\n')[0]}`
  })
}

const wrong = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Bee' }, B: { Type: 'Succeed' } } }
const template = (type: string, properties: unknown): string => JSON.stringify({ Resources: { M: { Type: type, Properties: properties } } }, undefined, 2)
const cfn = 'AWS::StepFunctions::StateMachine'

describe('in a template of CloudFormation', () => {
  it('a Definition is linted where it stands', async () => {
    const lines = await found({ 'a.json': template(cfn, { Definition: wrong }) })
    expect(lines).toContain('flow/unknown-target 11:23 /Resources/M/Properties/Definition/States/A/Next "Bee"')
  })

  it('a DefinitionString is linted letter by letter, escapes and all', async () => {
    const text = template(cfn, { DefinitionString: JSON.stringify(wrong) })
    const [line] = (await found({ 'b.json': text })).filter((each) => each.startsWith('flow/unknown-target'))
    const column = (text.split('\n')[5]?.indexOf('\\"Bee') ?? 0) + 1
    expect(line).toBe(`flow/unknown-target 6:${column} /Resources/M/Properties/DefinitionString/States/A/Next \\"Bee\\"`)
  })

  it('pieces that CDK joins are one text, and what it computes is a placeholder', async () => {
    const pieces = ['{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:', { Ref: 'AWS::Partition' }, ':states:::lambda:invoke","Parameters":{"FunctionName":"', { 'Fn::GetAtt': ['F', 'Arn'] }, '"},"Next":"Bee"}}}']
    const lines = await found({ 'cdk.out/stack.template.json': template(cfn, { DefinitionString: { 'Fn::Join': ['', pieces] } }) })
    expect(lines).toEqual([expect.stringMatching(/^flow\/unknown-target 21:29 .*\/States\/A\/Next \\"Bee\\"/)])
  })

  it('the type of the machine is the template’s', async () => {
    const states = { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::codebuild:startBuild.sync', Parameters: { ProjectName: 'p' }, End: true } } }
    const codes = async (name: string, properties: object) => (await found({ [name]: template(cfn, { Definition: states, ...properties }) })).map((line) => line.split(' ')[0])
    expect(await codes('standard.json', {})).toEqual([])
    expect(await codes('express.json', { StateMachineType: 'EXPRESS' })).toHaveLength(1)
    expect(await codes('open.json', { StateMachineType: { Ref: 'Type' } })).toEqual([])
  })

  it('substitutions and placeholders belong together', async () => {
    const machine = { StartAt: 'A', States: { A: { Type: 'Task', Resource: '${Function}', End: true } } }
    expect(await found({ 'c.json': template(cfn, { Definition: machine, DefinitionSubstitutions: { Funtion: 'x' } }) })).toEqual([
      expect.stringMatching(/^syntax\/undeclared-substitution 6:\d+ \/Resources\/M\/Properties\/Definition /),
      'syntax/unused-substitution 17:11 /Resources/M/Properties/DefinitionSubstitutions/Funtion "Funtion"',
    ])
    expect(await found({ 'd.json': template(cfn, { Definition: machine, DefinitionSubstitutions: { Function: 'x' } }) })).toEqual([])
    expect(await found({ 'e.json': template(cfn, { DefinitionString: { 'Fn::Sub': JSON.stringify(machine) } }) })).toEqual([])
  })
})

const sam = (lines: string): string => `AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n${lines}`

describe('in a template of SAM, in YAML', () => {
  it('a Definition with tags is linted where it stands', async () => {
    const text = sam('      Definition:\n        StartAt: A\n        States:\n          A:\n            Type: Task\n            Resource: !GetAtt F.Arn\n            TimeoutSeconds: !Ref Seconds\n            Next: Bee\n')
    expect(await found({ 's.yaml': text })).toEqual(['flow/unknown-target 14:19 /Resources/M/Properties/Definition/States/A/Next Bee'])
  })

  it.each([
    ['a block', '      DefinitionString: |\n        {\n          "StartAt": "A",\n          "States": { "A": { "Type": "Pass", "Next": "Bee" } }\n        }\n', '10:54'],
    ['a block in !Sub', '      DefinitionString: !Sub |\n        {\n          "StartAt": "A",\n          "States": { "A": { "Type": "Pass", "Next": "Bee" } }\n        }\n', '10:54'],
    ['single quotes', `      DefinitionString: '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "Bee" } } }'\n`, '7:87'],
  ])('a DefinitionString in %s is linted letter by letter', async (_name, lines, place) => {
    expect(await found({ 't.yaml': sam(lines) })).toEqual([`flow/unknown-target ${place} /Resources/M/Properties/DefinitionString/States/A/Next "Bee"`])
  })

  it('a file that DefinitionUri names is linted, with the type of the template', async () => {
    const text = sam('      DefinitionUri: states/m.asl.json\n      Type: EXPRESS\n      DefinitionSubstitutions:\n        B: x\n')
    const machine = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::codebuild:startBuild.sync', Parameters: { ProjectName: '${P}' }, End: true } } })
    expect((await found({ 'u/t.yaml': text, 'u/states/m.asl.json': machine })).map((line) => line.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
      expect.stringMatching(/^service\/\S+ 1:/),
      'syntax/undeclared-substitution 7:22',
      'syntax/unused-substitution 10:9',
    ])
    expect(await found({ 'v/t.yaml': text })).toEqual(['syntax/unreadable-file 7:22 /Resources/M/Properties/DefinitionUri states/m.asl.json'])
  })

  it('a comment of YAML hides what stands below it, of its machine only', async () => {
    const machine = (name: string, comment: string) => `  ${name}:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n        StartAt: A\n        States:\n          A:\n            Type: Pass\n${comment}            Next: Bee\n`
    const text = `Resources:\n${machine('One', '            # stepwright-ignore flow/unknown-target: comes later\n')}${machine('Two', '')}`
    expect(await found({ 'w.yaml': text })).toEqual([expect.stringMatching(/^flow\/unknown-target \d+:19 \/Resources\/Two\//)])
  })
})

it('machines of a serverless.yml are linted, with their types', async () => {
  const text = 'service: s\nstepFunctions:\n  stateMachines:\n    m:\n      type: EXPRESS\n      definition:\n        StartAt: A\n        States:\n          A:\n            Type: Task\n            Resource: { Fn::GetAtt: [hello, Arn] }\n            Next: Bee\n    n: ${file(n.yml)}\n'
  expect(await found({ 'serverless.yml': text })).toEqual(['flow/unknown-target 12:19 /stepFunctions/stateMachines/m/definition/States/A/Next Bee'])
})

it('machines of a plan of Terraform are linted, in modules too', async () => {
  const resource = { address: 'aws_sfn_state_machine.m', type: 'aws_sfn_state_machine', name: 'm', values: { type: 'STANDARD', definition: JSON.stringify(wrong) } }
  const plan = { format_version: '1.2', planned_values: { root_module: { child_modules: [{ resources: [resource] }] } } }
  expect((await found({ 'plan.json': JSON.stringify(plan, undefined, 1) })).map((line) => line.replace(/ \d+:\d+ /, ' '))).toContain(
    'flow/unknown-target /planned_values/root_module/child_modules/0/resources/0/values/definition/States/A/Next \\"Bee\\"',
  )
})

const tf = (definition: string): string => `# größer\nresource "aws_sfn_state_machine" "m" {\n  name       = "m"\n  definition = ${definition}\n}\n`

describe('in HCL', () => {
  it.each<[string, string, string[]]>([
    [
      'jsonencode',
      'jsonencode({\n    StartAt = "A"\n    States = {\n      A = { Type = "Task", Resource = aws_lambda_function.f.arn, TimeoutSeconds = var.t, "Next" : "Bee" }\n    }\n  })',
      ['flow/unknown-target 7:99 /resource/aws_sfn_state_machine/m/definition/States/A/Next "Bee"'],
    ],
    ['a heredoc', '<<EOF\n{ "StartAt": "A",\n  "States": { "A": { "Type": "Task", "Resource": "${aws_lambda_function.f.arn}", "Next": "Bee" } } }\nEOF', ['flow/unknown-target 6:90 /resource/aws_sfn_state_machine/m/definition/States/A/Next "Bee"']],
    ['an indented heredoc', '<<-EOF\n    { "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "Bee" } } }\n  EOF', ['flow/unknown-target 5:66 /resource/aws_sfn_state_machine/m/definition/States/A/Next "Bee"']],
    ['a placeholder of Step Functions’ own', 'jsonencode({ StartAt = "A", States = { A = { Type = "Pass", Result = "$${x}", End = true } } })', []],
    ['states that are computed', 'jsonencode({ StartAt = "A", States = merge(local.a, local.b) })', []],
  ])('%s is linted', async (_name, definition, expected) => expect(await found({ 'm.tf': tf(definition) })).toEqual(expected))

  it('a local of the same file is followed', async () => {
    const text = `${tf('local.definition')}locals {\n  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", Next = "Bee" } } })\n}\n`
    expect(await found({ 'l.tf': text })).toEqual([expect.stringMatching(/^flow\/unknown-target 7:\d+ .*\/States\/A\/Next "Bee"/)])
  })

  it('the file of a templatefile is linted, and its variables are compared', async () => {
    const machine = '{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${fn}", "Next": "Bee" } } }'
    expect((await found({ 'tf/m.tf': tf('templatefile("${path.module}/m.asl.json", { fun = 1 })'), 'tf/m.asl.json': machine })).map((line) => line.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
      'flow/unknown-target 1:83',
      'syntax/undeclared-substitution 4:16',
      'syntax/unused-substitution 4:60',
    ])
  })
})

it.each([
  ['a template without machines', template('AWS::SNS::Topic', {})],
  ['a template that is cut off', template(cfn, { Definition: wrong }).slice(0, 60)],
])('says nothing wrong of %s by accident', async (_name, text) => {
  const lines = await found({ 'x.json': text })
  expect(lines.every((line) => line.startsWith('syntax/'))).toBe(true)
})

it('a definition that speaks of templates is a definition', async () => {
  const text = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: { Resources: {} }, Next: 'Bee' } } })
  expect(await found({ 'y.asl.json': text })).toEqual([expect.stringMatching(/^flow\/unknown-target .* \/States\/A\/Next/)])
})

it('a folder stands for its definitions, and for the templates in it that have machines', () => {
  const files = { 'f/m.asl.json': '{}', 'f/template.yaml': sam(''), 'f/other/template.yaml': 'name: x', 'f/main.tf': tf('""'), 'f/vars.tf': 'variable "x" {}', 'f/data.json': template(cfn, {}) }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  expect(findDefinitions(['f'], folder).files).toEqual(['m.asl.json', 'main.tf', 'template.yaml'].map((name) => join(folder, 'f', name)))
})
