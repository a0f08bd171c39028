import { readFileSync } from 'node:fs'
import type { Json } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { missingSdkArgument } from './service/missing-sdk-argument.js'
import { misspeltArgument } from './service/misspelt-argument.js'
import { unknownArgument } from './service/unknown-argument.js'
import { lintWith } from '../rule/lint-with.js'
import { machine } from '../rule/machine.js'
import { makeRunner } from '../rule/run-rules.js'

// arguments as machines that are deployed give them, in the spelling that Step Functions took
const calls = JSON.parse(readFileSync(new URL('../runner/fixtures/sdk-calls.json', import.meta.url), 'utf8')) as { readonly [call: string]: Json }
const rules = makeRunner([missingSdkArgument, misspeltArgument, unknownArgument].map((rule) => ({ rule, severity: rule.severity })))

async function codesOf(call: string, given: Json): Promise<readonly string[]> {
  const { diagnostics } = await lintWith(rules, machine({ A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${call}`, Parameters: given } }), { file: 'a.asl.json', today: '2026-03-01' })
  return diagnostics.map(({ code, location }) => `${code} ${location.pointer}`)
}

describe('calls of the SDK as people write them', () => {
  it.each(Object.entries(calls))('%s is silent', async (call, given) => expect(await codesOf(call, given)).toEqual([]))

  it.each(Object.entries(calls))('%s with a name in small letters is not', async (call, given) => {
    const small = Object.fromEntries(Object.entries(given as { readonly [name: string]: Json }).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]))
    expect(await codesOf(call, small)).toEqual(Object.keys(small).map((name) => `service/misspelt-argument /States/A/Parameters/${name}`))
  })
})
