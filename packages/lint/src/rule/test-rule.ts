import type { Json, Pointer } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import type { Rule } from './define-rule.js'
import { lintWith, type TextFacts } from './lint-with.js'
import { makeRunner } from './run-rules.js'

/** What a rule must say about texts; the key of each row says what is particular about it. */
export interface RuleTable {
  readonly silent: { readonly [sentence: string]: Row }
  readonly reports: { readonly [sentence: string]: readonly [row: Row, ...expected: Expected[]] }
}

/** A text (see `machine`), or one with more to know: `{ text, type: 'EXPRESS' }`. */
export type Row = string | (Partial<TextFacts> & { readonly text: string })

/** One diagnostic: its pointer, the wording and the facts it is made of. */
export interface Expected {
  readonly say: string
  readonly at: Pointer
  readonly facts?: { readonly [name: string]: Json }
  /** The whole cure, where what a rule works out makes it right or wrong. */
  readonly help?: string
}

/** Tests a rule alone, on texts that a reader of its page should not be burdened with. Other rules do not run. */
export function testRule(rule: Rule, { silent, reports }: RuleTable): void {
  describe(rule.code, () => {
    for (const [sentence, row] of Object.entries(silent)) it(`is silent about ${sentence}`, async () => expect(await findings(rule, row)).toEqual([]))
    for (const [sentence, [row, ...expected]] of Object.entries(reports)) {
      it(`reports ${sentence}`, async () => {
        const words = expected.map(({ say, at, facts, help }) => ({ at, message: worded(rule, say, facts), help: help ?? (expect.anything() as unknown) }))
        expect(await findings(rule, row)).toEqual(words.sort((a, b) => (a.at < b.at ? -1 : 1)))
      })
    }
  })
}

interface Found {
  readonly at: Pointer
  readonly message: string
  readonly help: string | undefined
}

async function findings(rule: Rule, row: Row): Promise<readonly Found[]> {
  const { text, ...facts } = typeof row === 'string' ? { text: row } : row
  const { diagnostics } = await lintWith(makeRunner([{ rule, severity: rule.severity }]), text, { file: 'test.asl.json', ...facts })
  const own = diagnostics.filter(({ code }) => code === rule.code)
  return own.map(({ location, message, help }) => ({ at: location.pointer, message, help })).sort((a, b) => (a.at < b.at ? -1 : 1))
}

function worded(rule: Rule, say: string, facts: Expected['facts']): string {
  const wording = rule.wordings[say] as ((facts: unknown) => { readonly message: string }) | undefined
  if (wording === undefined) throw new Error(`the rule has no wording "${say}"`)
  return wording(facts).message
}
