import { describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const project = scratchProject({})

const around = (steps: string): string => `import { jsonata, retry, sns, workflow } from 'stepwright'
export const order = workflow('order', (flow, input: { a: string }) => {
  ${steps}
})
`

/** What `build --reporter json` says: `severity code pointer line`. */
async function said(text: string): Promise<readonly string[]> {
  project.write({ 'order.workflow.ts': text })
  const { out } = await project.stepwright(['build', 'order.workflow.ts', '--out', 'out', '--reporter', 'json'])
  const found = JSON.parse(out) as readonly { readonly severity: string; readonly code: string; readonly location: { readonly pointer: string; readonly callSite?: { readonly line: number } } }[]
  return found.map(({ severity, code, location }) => `${severity} ${code} ${location.pointer} ${location.callSite?.line ?? 'nowhere'}`)
}

describe('a build', patience, () => {
  it.each<[string, string, readonly string[]]>([
    ['an error that nobody throws', "flow.try(() => flow.lambda('Ship', { FunctionName: 'ship' })).catch('States.Timout', () => flow.pass('Late'))", ['warning flow/unknown-error-name /States/Ship/Catch/0/ErrorEquals/0 3']],
    ['retries that only Lambda needs at another service, once', "flow.task('Tell', sns.publish, { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:orders', Message: input.a }, { retry: retry.lambdaService() })", ['warning service/foreign-error-name /States/Tell/Retry/0/ErrorEquals/0 3']],
    ['a call that nobody knows in a raw state, once', "flow.raw('Raw', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invok' })", ['error service/unknown-integration /States/Raw/Resource 3']],
    [
      'a misspelt argument in a raw state',
      "flow.raw('Raw', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionNam: 'x' } })",
      ['error service/missing-argument /States/Raw/Arguments 3', 'warning service/unknown-argument /States/Raw/Arguments/FunctionNam 3'],
    ],
    ['JSONata that cannot be read', "return flow.let('Sum', { sum: jsonata<number>('1 +') })", ['error data/malformed-jsonata /States/Sum/Output/sum 3']],
    ['a function that JSONata does not have', "return flow.let('Up', { up: jsonata<string>('$upper(\"a\")') })", ['warning data/unknown-function /States/Up/Output/up 3']],
  ])('says %s, at the call', async (_sentence, steps, expected) => {
    expect(await said(around(steps))).toEqual(expected)
  })

  it('is silent where a comment on the step says why, and where the configuration does', async () => {
    const misspelt = (options: string): string => around(`flow.try(() => flow.lambda('Ship', { FunctionName: 'ship' }${options})).catch('States.Own', () => flow.pass('Late'))`)
    expect(await said(misspelt(''))).toEqual([expect.stringContaining('flow/unknown-error-name')])
    // what was kept of the build before is of no use now
    project.write({ 'stepwright.json': { lint: { rules: { 'flow/unknown-error-name': 'off' } } } })
    expect(await said(misspelt(''))).toEqual([])
    project.write({ 'stepwright.json': { lint: { rules: { 'flow/unknown-error-name': 'error' } } } })
    expect(await said(misspelt(''))).toEqual([expect.stringContaining('error flow/unknown-error-name')])
    expect(await said(misspelt(", { comment: 'stepwright-ignore flow/unknown-error-name: ours' }"))).toEqual([])
    project.write({ 'stepwright.json': {} })
  })

  it('says that no role can be derived, however little the configuration makes of the reason', async () => {
    const raw = (state: string): string => around(`flow.raw('Raw', { Type: 'Task', ${state} })`)
    project.write({ 'stepwright.json': { lint: { rules: { 'service/missing-argument': 'info', 'service/unknown-integration': 'warning' } } } })
    expect(await said(raw("Resource: 'arn:aws:states:::lambda:invok'"))).toContain('error iam/unknown-integration /States/Raw/Resource 3')
    expect(await said(raw("Resource: 'arn:aws:states:::lambda:invoke', Arguments: { Payload: 'x' }"))).toContainEqual(expect.stringMatching(/^error iam\/missing-argument \/States\/Raw\/Arguments.* 3$/))
    project.write({ 'stepwright.json': {} })
  })

  it('says of each state written by hand what is said of no other', async () => {
    const state = (more: string): string => `{ Type: 'Task', Resource: 'arn:aws:states:::lambda:invok', ${more} }`
    expect(
      await said(`import { foreignWorkflow } from 'stepwright'
export const old = foreignWorkflow('old', { StartAt: 'A', States: { A: ${state("Next: 'B'")}, B: ${state("Comment: 'stepwright-ignore service/unknown-integration: ours', End: true")} } })
`),
    ).toEqual(['error service/unknown-integration /States/A/Resource nowhere', 'error iam/unknown-integration /States/B/Resource nowhere'])
  })

  it('leaves what was written by hand to the linter, but for errors', async () => {
    const foreign = (state: string): string => `import { foreignWorkflow } from 'stepwright'
export const old = foreignWorkflow('old', { StartAt: 'A', States: { A: ${state} } })
`
    expect(await said(foreign("{ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111111111111:function:f', Retry: [{ ErrorEquals: ['States.Timout'] }], End: true }"))).toEqual([])
    expect(await said(foreign("{ Type: 'Task', Resource: 'arn:aws:states:::lambda:invok', End: true }"))).toEqual(['error service/unknown-integration /States/A/Resource nowhere'])
  })
})
