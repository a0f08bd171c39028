import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeLinter } from '../runner/make-linter.js'
import { defaultSettings } from '../runner/settings.js'
import { findHosted } from './find-hosted.js'
import { lintHosted } from './lint-hosted.js'

const linter = makeLinter(defaultSettings)

async function lint(file: string, text: string): Promise<void> {
  const hosted = await findHosted(file, text)
  if (hosted === undefined) return
  const found = await lintHosted(linter, hosted, hosted.source)
  for (const { location } of found) {
    expect(location.span === undefined || (location.span.start >= 0 && location.span.end <= hosted.source.text.length && location.span.start <= location.span.end)).toBe(true)
  }
}

const seeds: readonly [file: string, text: string][] = [
  ['t.yaml', 'Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionSubstitutions: { A: !Ref B }\n      Definition:\n        StartAt: A\n        States:\n          A: { Type: Task, Resource: !Sub "${F}", End: true }\n'],
  ['u.yaml', 'Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: !Sub |\n        { "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }\n'],
  ['v.json', JSON.stringify({ Resources: { M: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: { 'Fn::Join': ['', ['{"StartAt":"A","States":{', { Ref: 'X' }, '}}']] } } } } })],
  ['w.tf', 'resource "aws_sfn_state_machine" "m" {\n  definition = jsonencode({ StartAt = "A", States = { "A" : { Type = "Pass", End = true } } })\n}\n'],
  ['x.tf', 'resource "aws_sfn_state_machine" "m" {\n  definition = <<-EOF\n  { "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "${x}" } } }\n  EOF\n}\n'],
]

describe('templates that are cut, mixed and overwritten', () => {
  it.each(seeds)('%s is linted without a crash, and places stay inside the text', async (file, text) => {
    const change = fc.record({ at: fc.nat(text.length), length: fc.nat(12), put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', "'", '{', '}', '${', '!Sub ', '\n', '\\', '|', '[', 'é')) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
        let changed = text
        for (const { at, length, put } of changes) changed = changed.slice(0, at) + put + changed.slice(at + length)
        await lint(file, changed)
      }),
      { numRuns: 150 },
    )
  })
})
