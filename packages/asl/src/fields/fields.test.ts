import { describe, expect, it } from 'vitest'
import type { Owner } from './field.js'
import { fields, fieldsOf, memberOf } from './fields.js'

const owners = [...new Set(fields.flatMap((row) => row.owners))]

describe('the field table', () => {
  it.each(owners)('has no field of %s twice', (owner) => {
    const names = fieldsOf(owner).map(({ field }) => field)
    expect(names).toEqual([...new Set(names)])
  })

  it.each(owners)('excludes in both directions, and only what %s has', (owner) => {
    const rows = fieldsOf(owner)
    for (const row of rows) {
      for (const other of row.excludes ?? [])
        expect([row.field, other, rows.find(({ field }) => field === other)?.excludes]).toEqual([row.field, other, expect.anything()])
    }
    // an operator and Variable belong together, so And excludes both but is not named by Variable's operators alone
    for (const row of rows)
      for (const other of row.excludes ?? []) {
        if (!['And', 'Or', 'Not'].includes(other)) expect(rows.find(({ field }) => field === other)?.excludes).toContain(row.field)
      }
  })

  it('links every row to a page', () => {
    for (const { spec } of fields) expect(spec).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|states-language\.net)\//)
  })

  it.each(owners)('names in its circumstances and counterparts only what %s has', (owner) => {
    // a test inside a rule goes over into the rule's Condition
    const names = new Set([...fieldsOf(owner).map(({ field }) => field), ...(owner === 'Comparison' ? ['Condition'] : [])])
    for (const { required, onlyWhen, counterpart, replacedBy, heldAs } of fieldsOf(owner)) {
      const circumstances = typeof required !== 'object' ? [] : 'when' in required ? [required.when.field] : required.unless
      for (const name of [...circumstances, onlyWhen?.field, counterpart, replacedBy, heldAs]) if (name !== undefined) expect(names).toContain(name)
    }
  })

  it('gives a counterpart to each field of one language, where there is one', () => {
    const alone = fields.filter(({ languages, counterpart }) => languages.length === 1 && counterpart === undefined).map(({ field }) => field)
    expect([...new Set(alone)]).toEqual(['InputPath', 'Output'])
  })

  it('names members as the model does', () => {
    expect(['TimeoutSeconds', 'CSVHeaders', 'End'].map(memberOf)).toEqual(['timeoutSeconds', 'csvHeaders', 'end'])
  })

  it('gives every field at least one language and one owner', () => {
    for (const row of fields) expect(row.languages.length * row.owners.length).toBeGreaterThan(0)
  })
})

/** Accepted fields by type of state, measured with ValidateStateMachineDefinition on 2026-09-05; both query languages together. */
const measured: { readonly [K in Owner]?: string } = {
  Pass: 'InputPath OutputPath Result ResultPath Parameters Output Assign Next End',
  Task:
    'InputPath OutputPath ResultPath Parameters Arguments Output Assign Resource Credentials ResultSelector Retry Catch ' +
    'TimeoutSeconds TimeoutSecondsPath HeartbeatSeconds HeartbeatSecondsPath Next End',
  Wait: 'InputPath OutputPath Output Assign Seconds Timestamp SecondsPath TimestampPath Next End',
  Parallel: 'InputPath OutputPath ResultPath Parameters Arguments Output Assign ResultSelector Retry Catch Branches Next End',
  Map:
    'InputPath OutputPath ResultPath Parameters Output Assign ResultSelector Retry Catch ItemProcessor Iterator ItemsPath Items ' +
    'ItemSelector ItemReader ItemBatcher ResultWriter MaxConcurrency MaxConcurrencyPath ToleratedFailurePercentage ' +
    'ToleratedFailurePercentagePath ToleratedFailureCount ToleratedFailureCountPath Label Next End',
  Choice: 'InputPath OutputPath Output Assign Choices Default',
  Succeed: 'InputPath OutputPath Output',
  Fail: 'Error Cause ErrorPath CausePath',
}

describe('the fields of a state are those that AWS accepts', () => {
  it.each(Object.entries(measured))('%s', (owner, names) => {
    const expected = ['Type', 'Comment', 'QueryLanguage', ...names.split(' ')]
    expect(
      fieldsOf(owner as Owner)
        .map(({ field }) => field)
        .sort(),
    ).toEqual(expected.sort())
  })

  it('knows each in the right language', () => {
    expect(fieldsOf('Task', 'JSONata').map(({ field }) => field)).not.toContain('ResultPath')
    expect(fieldsOf('Task', 'JSONPath').map(({ field }) => field)).not.toContain('Arguments')
  })
})
