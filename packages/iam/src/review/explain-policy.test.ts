import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readDefinition } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { derivePolicy } from '../derive/derive-policy.js'
import { explainPolicy } from './explain-policy.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const definitionOf = (document: unknown) => readDefinition(JSON.stringify(document), { file: 'm.asl.json' }).value

it('names the state and the phase of each action', () => {
  const definition = definitionOf({
    StartAt: 'Build',
    States: { Build: { Type: 'Task', Resource: 'arn:aws:states:::codebuild:startBuild.sync', Parameters: { ProjectName: 'p' }, End: true } },
  })
  const { statements } = explainPolicy(definition!, place)
  expect(statements.map(({ statement, reasons }) => [statement.Sid, reasons.map(({ state, phase, actions }) => `${state} ${phase} ${actions.join()}`)])).toMatchInlineSnapshot(`
    [
      [
        "CodebuildStartBuild",
        [
          "Build start codebuild:StartBuild",
          "Build poll codebuild:BatchGetBuilds",
          "Build cancel codebuild:StopBuild",
        ],
      ],
      [
        "CodebuildStartBuildRule",
        [
          "Build events events:DescribeRule,events:PutRule,events:PutTargets",
        ],
      ],
    ]
  `)
})

/** Roles written by hand, with their machines; outside the repository. */
const corpus = new URL('../../../../../shared/corpus/iam/', import.meta.url)
const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.json')) : []

describe.skipIf(files.length === 0)(`policies of the corpus${files.length === 0 ? ' (skipped: ../shared is not here)' : ''}`, () => {
  it.each(files)('are explained to the last statement: %s', (file) => {
    const { definition: document } = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as { definition: unknown }
    const definition = definitionOf(document)!
    const { statements } = explainPolicy(definition, place)
    expect(statements.map(({ statement }) => statement)).toEqual(derivePolicy(definition, place).value?.Statement ?? [])
    for (const { statement, reasons } of statements)
      expect(statement.Action.filter((action) => !reasons.some(({ actions }) => actions.includes(action)))).toEqual([])
  })
})
