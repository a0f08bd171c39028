import { fileURLToPath } from 'node:url'
import { writeMachine, type JsonObject } from '@stepwright/asl'
import type { Workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import { loadModules } from '../project/load-modules.js'

interface Exports {
  readonly jsonata: Workflow<object, object>
  readonly jsonPath: Workflow<object, object>
  readonly refused: { readonly time: Workflow<object, object> }
  outside(): Workflow<object, object>
}

describe('functions that run in the machine', async () => {
  const { value, diagnostics } = await loadModules(['intrinsics.workflow.ts'], { cwd: fileURLToPath(new URL('fixtures/', import.meta.url)) })
  const { jsonata, jsonPath, refused, outside } = value?.[0]?.exports as unknown as Exports
  const stateOf = (workflow: Workflow<object, object>): JsonObject => {
    const { value: definition, diagnostics: problems } = workflow['~compile']()
    expect(problems).toEqual([])
    return ((definition && writeMachine(definition.machine).States) as { readonly All: JsonObject }).All
  }

  it('load', () => expect(diagnostics).toEqual([]))

  it('are those of JSONata', () => {
    expect(stateOf(jsonata).Output).toEqual({
      base64Decode: '{% $base64decode($states.input.text) %}',
      base64Encode: '{% $base64encode($states.input.text) %}',
      fromMillis: '{% $fromMillis($states.input.n) %}',
      hash: "{% $hash($states.input.text, 'SHA-256') %}",
      now: '{% $now() %}',
      partition: '{% $partition($states.input.names, 2) %}',
      random: '{% $random() + $random() %}',
      randomInteger: '{% 1 + $floor($random() * ($states.input.n - 1)) %}',
      range: '{% $range(1, $states.input.n, 2) %}',
      toMillis: '{% $toMillis($states.input.text) + 1000 %}',
      unique: '{% $count([$distinct($states.input.names)]) %}',
      uuid: "{% 'id-' & $uuid() %}",
    })
  })

  it('are intrinsic functions in JSONPath', () => {
    expect(stateOf(jsonPath).Parameters).toEqual({
      'base64Decode.$': 'States.Base64Decode($.text)',
      'base64Encode.$': 'States.Base64Encode($.text)',
      'hash.$': "States.Hash($.text, 'SHA-256')",
      'partition.$': 'States.ArrayPartition($.names, 2)',
      'randomInteger.$': 'States.MathRandom(1, $.n)',
      'range.$': 'States.ArrayRange(1, 9, 2)',
      'unique.$': 'States.ArrayUnique($.names)',
      'uuid.$': "States.Format('id-{}', States.UUID())",
    })
  })

  it('are refused where the language has none', () => {
    expect(refused.time['~compile']().diagnostics).toMatchObject([{ code: 'build/unsupported-expression' }])
  })

  it('are refused outside of an arrow', () => {
    expect(() => outside()['~compile']()).toThrow(expect.objectContaining({ diagnostics: [expect.objectContaining({ code: 'build/outside-expression' })] }))
  })
})
